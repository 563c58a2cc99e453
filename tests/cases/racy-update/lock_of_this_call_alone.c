// A lock made anew on every call is one finding; the update under it is not reported again.
#include "../support/qemu_mini.h"

static int visitors;

void coroutine_fn visit(void) {
    CoMutex lock; // expect: lock-per-call
    qemu_co_mutex_init(&lock);
    qemu_co_mutex_lock(&lock);
    int value = visitors;
    qemu_coroutine_yield();
    visitors = value + 1;
    qemu_co_mutex_unlock(&lock);
}
