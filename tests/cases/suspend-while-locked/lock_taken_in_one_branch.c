// Held on one path is held.
#include "../support/marks.h"
#include <pthread.h>
#include <stdbool.h>

struct branch_cache {
    pthread_mutex_t lock;
    int entries;
    int limit;
};

void coroutine_fn yield_to_loop(void);

void coroutine_fn branch_taken_in_one(struct branch_cache *cache, int wanted) {
    if (wanted > cache->limit)
        pthread_mutex_lock(&cache->lock); // expect: suspend-while-locked
    yield_to_loop();
    pthread_mutex_unlock(&cache->lock);
}

void coroutine_fn branch_released_in_one(struct branch_cache *cache) {
    pthread_mutex_lock(&cache->lock); // expect: suspend-while-locked
    if (cache->entries == 0)
        pthread_mutex_unlock(&cache->lock);
    yield_to_loop();
}

void coroutine_fn branch_suspends_in_one(struct branch_cache *cache) {
    pthread_mutex_lock(&cache->lock); // expect: suspend-while-locked
    if (cache->entries > cache->limit)
        yield_to_loop();
    cache->entries++;
    pthread_mutex_unlock(&cache->lock);
}

void coroutine_fn branch_released_in_both(struct branch_cache *cache) {
    pthread_mutex_lock(&cache->lock); // expect: blocking-lock
    if (cache->entries == 0) {
        pthread_mutex_unlock(&cache->lock);
        yield_to_loop();
    } else {
        cache->entries--;
        pthread_mutex_unlock(&cache->lock);
        yield_to_loop();
    }
}

void coroutine_fn branch_suspends_in_the_other(struct branch_cache *cache, bool full) {
    if (full) {
        pthread_mutex_lock(&cache->lock); // expect: blocking-lock
        cache->entries = 0;
        pthread_mutex_unlock(&cache->lock);
    } else {
        yield_to_loop();
    }
}

void coroutine_fn branch_releases_before_the_one_that_suspends(struct branch_cache *cache) {
    pthread_mutex_lock(&cache->lock); // expect: blocking-lock
    if (cache->entries > cache->limit) {
        pthread_mutex_unlock(&cache->lock);
        yield_to_loop();
        return;
    }
    cache->entries++;
    pthread_mutex_unlock(&cache->lock);
}
