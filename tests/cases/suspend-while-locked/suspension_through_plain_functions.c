// "A plain or mixed function suspends if some path in it reaches one."
#include "../support/marks.h"
#include <pthread.h>
#include <stdbool.h>

struct reach_file {
    pthread_mutex_t lock;
    int size;
};

void coroutine_fn yield_to_loop(void);

static void coroutine_mixed_fn reach_flush(struct reach_file *file) {
    if (file->size > 4096)
        yield_to_loop();
    file->size = 0;
}

static void coroutine_mixed_fn reach_sync(struct reach_file *file) {
    reach_flush(file);
}

static void coroutine_mixed_fn reach_only_counts(struct reach_file *file) {
    file->size++;
}

static void reach_plain(struct reach_file *file) {
    yield_to_loop(); // expect: coroutine-called-outside
    file->size++;
}

void coroutine_fn reach_one_level(struct reach_file *file) {
    pthread_mutex_lock(&file->lock); // expect: suspend-while-locked
    reach_flush(file);
    pthread_mutex_unlock(&file->lock);
}

void coroutine_fn reach_two_levels(struct reach_file *file) {
    pthread_mutex_lock(&file->lock); // expect: suspend-while-locked
    reach_sync(file);
    pthread_mutex_unlock(&file->lock);
}

void coroutine_fn reach_through_plain(struct reach_file *file) {
    pthread_mutex_lock(&file->lock); // expect: suspend-while-locked
    reach_plain(file);
    pthread_mutex_unlock(&file->lock);
}

void coroutine_fn reach_nothing(struct reach_file *file) {
    pthread_mutex_lock(&file->lock); // expect: blocking-lock
    reach_only_counts(file);
    pthread_mutex_unlock(&file->lock);
}

void coroutine_fn reach_after_the_unlock(struct reach_file *file) {
    pthread_mutex_lock(&file->lock); // expect: blocking-lock
    file->size++;
    pthread_mutex_unlock(&file->lock);
    reach_sync(file);
}
