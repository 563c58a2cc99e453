// A queue lets go of the lock while the coroutine sleeps in it: what was read before is old.
#include "../support/qemu_mini.h"

typedef struct Tokens {
    CoMutex lock;
    CoMutex outer;
    CoQueue waiters;
    int available;
} Tokens;

void coroutine_fn tokens_take_with_the_old_count(Tokens *t) {
    qemu_co_mutex_lock(&t->lock);
    int available = t->available;
    qemu_co_queue_wait(&t->waiters, &t->lock);
    t->available = available - 1; // expect: racy-update
    qemu_co_mutex_unlock(&t->lock);
}

void coroutine_fn tokens_take(Tokens *t) {
    qemu_co_mutex_lock(&t->lock);
    while (t->available == 0)
        qemu_co_queue_wait(&t->waiters, &t->lock);
    int available = t->available;
    t->available = available - 1;
    qemu_co_mutex_unlock(&t->lock);
}

void coroutine_fn tokens_take_under_an_outer_lock(Tokens *t) {
    qemu_co_mutex_lock(&t->outer);
    qemu_co_mutex_lock(&t->lock);
    int available = t->available;
    qemu_co_queue_wait(&t->waiters, &t->lock);
    t->available = available - 1;
    qemu_co_mutex_unlock(&t->lock);
    qemu_co_mutex_unlock(&t->outer);
}
