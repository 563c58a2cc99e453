// An element whose index is not known is the same only as itself.
#include "../support/marks.h"
#include <pthread.h>
#include <stddef.h>

struct shard {
    pthread_mutex_t lock;
    int entries;
};

static struct shard shards[16];

void coroutine_fn yield_to_loop(void);

void coroutine_fn shard_released_by_the_same_index(size_t hash) {
    size_t index = hash % 16;
    pthread_mutex_lock(&shards[index].lock); // expect: blocking-lock
    shards[index].entries++;
    pthread_mutex_unlock(&shards[index].lock);
    yield_to_loop();
}

void coroutine_fn shard_released_by_another_index(size_t from, size_t to) {
    pthread_mutex_lock(&shards[from].lock); // expect: suspend-while-locked
    shards[from].entries++;
    pthread_mutex_unlock(&shards[to].lock);
    yield_to_loop();
}

void coroutine_fn shard_index_counted_on(size_t index) {
    pthread_mutex_lock(&shards[index].lock); // expect: suspend-while-locked
    shards[index].entries++;
    index++;
    pthread_mutex_unlock(&shards[index].lock);
    yield_to_loop();
}

void coroutine_fn shards_of_constant_index(void) {
    pthread_mutex_lock(&shards[0].lock); // expect: suspend-while-locked
    pthread_mutex_lock(&shards[1].lock); // expect: blocking-lock
    shards[0].entries++;
    pthread_mutex_unlock(&shards[1].lock);
    yield_to_loop();
    pthread_mutex_unlock(&shards[0].lock);
}

void coroutine_fn shards_one_after_the_other(void) {
    for (size_t index = 0; index < 16; index++) {
        pthread_mutex_lock(&shards[index].lock); // expect: blocking-lock
        shards[index].entries++;
        pthread_mutex_unlock(&shards[index].lock);
        yield_to_loop();
    }
}

void coroutine_fn shards_all_at_once(void) {
    for (size_t index = 0; index < 16; index++)
        pthread_mutex_lock(&shards[index].lock); // expect: suspend-while-locked
    yield_to_loop();
    for (size_t index = 0; index < 16; index++)
        pthread_mutex_unlock(&shards[index].lock);
}

void coroutine_fn shard_through_its_own_pointer(size_t hash) {
    struct shard *shard = &shards[hash % 16];
    pthread_mutex_lock(&shard->lock); // expect: blocking-lock
    shard->entries++;
    pthread_mutex_unlock(&shard->lock);
    yield_to_loop();
}
