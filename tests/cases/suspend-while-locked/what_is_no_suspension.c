// Only what suspends counts: not plain calls, not calls of functions marked nonblocking.
#include "../support/qemu_mini.h"

#define nonblocking

typedef struct NoSuspension {
    QemuMutex lock;
    CoQueue waiters;
    Coroutine *waiter;
    int value;
} NoSuspension;

void no_suspension_unknown(NoSuspension *s);
void nonblocking no_suspension_notify(NoSuspension *s);
void qemu_coroutine_enter(Coroutine *co);
void aio_co_wake(Coroutine *co);

void coroutine_fn no_suspension_plain_call(NoSuspension *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    no_suspension_unknown(s);
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn no_suspension_marked_nonblocking(NoSuspension *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    no_suspension_notify(s);
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn no_suspension_wakes_others(NoSuspension *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    aio_co_wake(s->waiter);
    qemu_co_queue_next(&s->waiters);
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn no_suspension_takes_an_address(NoSuspension *s, void (**callback)(void)) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    *callback = qemu_coroutine_yield;
    qemu_mutex_unlock(&s->lock);
}
