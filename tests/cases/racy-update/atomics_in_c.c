// An atomic load and an atomic store are two steps; read-modify-write operations are one.
#include "../support/marks.h"
#include <stdatomic.h>

#define qatomic_read(ptr) __atomic_load_n(ptr, __ATOMIC_RELAXED) // QEMU's: imitated
#define qatomic_set(ptr, value) __atomic_store_n(ptr, value, __ATOMIC_RELAXED)
#define qatomic_fetch_inc(ptr) __atomic_fetch_add(ptr, 1, __ATOMIC_SEQ_CST)

void coroutine_fn atomic_pause(void);

static atomic_int hits;
static _Atomic long misses;
static int evictions;

void coroutine_fn hit_by_load_and_store(void) {
    int value = atomic_load(&hits);
    atomic_pause();
    atomic_store(&hits, value + 1); // expect: racy-update
}

void coroutine_fn hit_by_explicit_load_and_store(void) {
    int value = atomic_load_explicit(&hits, memory_order_acquire);
    atomic_pause();
    atomic_store_explicit(&hits, value + 1, memory_order_release); // expect: racy-update
}

void coroutine_fn miss_by_name(void) {
    long value = misses;
    atomic_pause();
    misses = value + 1; // expect: racy-update
}

void coroutine_fn evict_by_builtins(void) {
    int value = qatomic_read(&evictions);
    atomic_pause();
    qatomic_set(&evictions, value + 1); // expect: racy-update
}

void coroutine_fn hit_in_one_step(void) {
    atomic_fetch_add(&hits, 1);
    atomic_pause();
    atomic_fetch_sub(&hits, 1);
}

void coroutine_fn hit_by_what_was_read(void) {
    int value = atomic_load(&hits);
    atomic_pause();
    atomic_fetch_add(&hits, value);
}

void coroutine_fn hit_if_unchanged(void) {
    int value = atomic_load(&hits);
    atomic_pause();
    atomic_compare_exchange_strong(&hits, &value, value + 1);
}

void coroutine_fn hit_until_unchanged(void) {
    int value = atomic_load(&hits);
    atomic_pause();
    while (!atomic_compare_exchange_weak(&hits, &value, value + 1)) {
    }
}

void coroutine_fn miss_by_operator(void) {
    atomic_pause();
    misses++;
    misses += 2;
}

int coroutine_fn evict_in_one_step(void) {
    int before = qatomic_fetch_inc(&evictions);
    atomic_pause();
    return before;
}

void coroutine_fn hit_loaded_and_stored_after_the_pause(void) {
    atomic_pause();
    atomic_store(&hits, atomic_load(&hits) + 1);
}
