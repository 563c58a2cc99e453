// Spin locks, and both sides of a read-write lock, are thread locks as well.
#include "../support/marks.h"
#include <pthread.h>

struct spin_ring {
    pthread_spinlock_t spin;
    pthread_rwlock_t table;
    int head;
};

void coroutine_fn yield_to_loop(void);

void coroutine_fn spin_held(struct spin_ring *ring) {
    pthread_spin_lock(&ring->spin); // expect: suspend-while-locked
    yield_to_loop();
    pthread_spin_unlock(&ring->spin);
}

void coroutine_fn spin_released(struct spin_ring *ring) {
    pthread_spin_lock(&ring->spin); // expect: blocking-lock
    ring->head++;
    pthread_spin_unlock(&ring->spin);
    yield_to_loop();
}

void coroutine_fn spin_won_by_trying(struct spin_ring *ring) {
    if (pthread_spin_trylock(&ring->spin) == 0) { // expect: suspend-while-locked
        yield_to_loop();
        pthread_spin_unlock(&ring->spin);
    }
}

int coroutine_fn reader_held(struct spin_ring *ring) {
    pthread_rwlock_rdlock(&ring->table); // expect: suspend-while-locked
    int head = ring->head;
    yield_to_loop();
    pthread_rwlock_unlock(&ring->table);
    return head;
}

void coroutine_fn writer_held(struct spin_ring *ring) {
    pthread_rwlock_wrlock(&ring->table); // expect: suspend-while-locked
    yield_to_loop();
    ring->head = 0;
    pthread_rwlock_unlock(&ring->table);
}

int coroutine_fn reader_released(struct spin_ring *ring) {
    pthread_rwlock_rdlock(&ring->table); // expect: blocking-lock
    int head = ring->head;
    pthread_rwlock_unlock(&ring->table);
    yield_to_loop();
    return head;
}
