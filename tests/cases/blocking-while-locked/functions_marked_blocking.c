// A call of a function marked blocking is one more blocking call.
#include "../support/qemu_mini.h"

#define blocking_fn

typedef struct MarkedState {
    CoMutex lock;
    int value;
} MarkedState;

void blocking_fn marked_commit(MarkedState *s);

void coroutine_fn marked_under_the_lock(MarkedState *s) {
    qemu_co_mutex_lock(&s->lock);
    marked_commit(s); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn marked_after_the_lock(MarkedState *s) {
    qemu_co_mutex_lock(&s->lock);
    s->value++;
    qemu_co_mutex_unlock(&s->lock);
    marked_commit(s); // expect: blocking-wait
}
