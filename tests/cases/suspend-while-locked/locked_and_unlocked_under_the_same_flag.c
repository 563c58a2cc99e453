// "A lock taken and released under the same unchanging flag is seen as released."
#include "../support/marks.h"
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct flag_table {
    pthread_mutex_t lock;
    int rows;
};

static bool flag_threads_running;

bool flag_next(void);
void coroutine_fn yield_to_loop(void);

void coroutine_fn flag_is_a_parameter(struct flag_table *table, bool shared) {
    if (shared)
        pthread_mutex_lock(&table->lock); // expect: blocking-lock
    table->rows++;
    if (shared)
        pthread_mutex_unlock(&table->lock);
    yield_to_loop();
}

void coroutine_fn flag_is_const(struct flag_table *table, int threads) {
    const bool shared = threads > 1;
    if (shared)
        pthread_mutex_lock(&table->lock); // expect: blocking-lock
    table->rows++;
    if (shared)
        pthread_mutex_unlock(&table->lock);
    yield_to_loop();
}

void coroutine_fn flag_is_a_local_left_alone(struct flag_table *table) {
    bool shared = flag_next();
    if (shared)
        pthread_mutex_lock(&table->lock); // expect: blocking-lock
    table->rows++;
    if (shared)
        pthread_mutex_unlock(&table->lock);
    shared = false;
    yield_to_loop();
}

void coroutine_fn flag_is_negated(struct flag_table *table, bool single) {
    if (!single)
        pthread_mutex_lock(&table->lock); // expect: blocking-lock
    table->rows++;
    if (!single)
        pthread_mutex_unlock(&table->lock);
    yield_to_loop();
}

void coroutine_fn flag_is_the_lock_itself(pthread_mutex_t *lock, int *rows) {
    if (lock)
        pthread_mutex_lock(lock); // expect: blocking-lock
    ++*rows;
    if (lock)
        pthread_mutex_unlock(lock);
    yield_to_loop();
}

void coroutine_fn flag_written_in_between(struct flag_table *table, bool shared) {
    if (shared)
        pthread_mutex_lock(&table->lock); // expect: suspend-while-locked
    table->rows++;
    shared = flag_next();
    if (shared)
        pthread_mutex_unlock(&table->lock);
    yield_to_loop();
}

void coroutine_fn flag_is_global(struct flag_table *table) {
    if (flag_threads_running)
        pthread_mutex_lock(&table->lock); // expect: suspend-while-locked
    table->rows++;
    if (flag_threads_running)
        pthread_mutex_unlock(&table->lock);
    yield_to_loop();
}

void coroutine_fn flag_is_another_one(struct flag_table *table, bool shared, bool done) {
    if (shared)
        pthread_mutex_lock(&table->lock); // expect: suspend-while-locked
    table->rows++;
    if (done)
        pthread_mutex_unlock(&table->lock);
    yield_to_loop();
}

void coroutine_fn flag_the_other_way_round(struct flag_table *table, bool shared) {
    if (shared)
        pthread_mutex_lock(&table->lock); // expect: suspend-while-locked
    table->rows++;
    if (!shared)
        pthread_mutex_unlock(&table->lock);
    yield_to_loop();
}
