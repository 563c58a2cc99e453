// Each lock has its own story: what is let go of in time only blocks.
#include "../support/marks.h"
#include <pthread.h>

struct nested_store {
    pthread_mutex_t outer;
    pthread_mutex_t inner;
    pthread_mutex_t last;
    int items;
};

void coroutine_fn yield_to_loop(void);

void coroutine_fn nested_outer_still_held(struct nested_store *store) {
    pthread_mutex_lock(&store->outer); // expect: suspend-while-locked
    pthread_mutex_lock(&store->inner); // expect: blocking-lock
    store->items++;
    pthread_mutex_unlock(&store->inner);
    yield_to_loop();
    pthread_mutex_unlock(&store->outer);
}

void coroutine_fn nested_inner_still_held(struct nested_store *store) {
    pthread_mutex_lock(&store->outer); // expect: blocking-lock
    pthread_mutex_lock(&store->inner); // expect: suspend-while-locked
    pthread_mutex_unlock(&store->outer);
    yield_to_loop();
    pthread_mutex_unlock(&store->inner);
}

void coroutine_fn nested_both_still_held(struct nested_store *store) {
    pthread_mutex_lock(&store->outer); // expect: suspend-while-locked
    pthread_mutex_lock(&store->inner); // expect: suspend-while-locked
    yield_to_loop();
    pthread_mutex_unlock(&store->inner);
    pthread_mutex_unlock(&store->outer);
}

void coroutine_fn nested_out_of_order(struct nested_store *store) {
    pthread_mutex_lock(&store->outer); // expect: blocking-lock
    pthread_mutex_lock(&store->inner); // expect: blocking-lock
    pthread_mutex_unlock(&store->outer);
    pthread_mutex_unlock(&store->inner);
    pthread_mutex_lock(&store->last); // expect: blocking-lock
    store->items++;
    pthread_mutex_unlock(&store->last);
    yield_to_loop();
}
