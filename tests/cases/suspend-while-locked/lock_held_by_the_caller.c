// Whoever takes the lock answers for it, not whom it calls.
#include "../support/marks.h"
#include <pthread.h>

struct caller_index {
    pthread_mutex_t lock;
    int pages;
};

void coroutine_fn yield_to_loop(void);

static void coroutine_fn caller_load_page_locked(struct caller_index *index) {
    index->pages++;
    yield_to_loop();
}

static void coroutine_fn caller_relock_around(struct caller_index *index) {
    pthread_mutex_unlock(&index->lock);
    yield_to_loop();
    pthread_mutex_lock(&index->lock); // expect: blocking-lock
}

void coroutine_fn caller_holds(struct caller_index *index) {
    pthread_mutex_lock(&index->lock); // expect: suspend-while-locked
    caller_load_page_locked(index);
    pthread_mutex_unlock(&index->lock);
}

void coroutine_fn caller_does_not_hold(struct caller_index *index) {
    pthread_mutex_lock(&index->lock); // expect: blocking-lock
    index->pages = 0;
    pthread_mutex_unlock(&index->lock);
    caller_load_page_locked(index);
}
