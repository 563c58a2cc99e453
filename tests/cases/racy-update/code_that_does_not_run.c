// Suspensions and writes on paths that do not exist.
#include "../support/qemu_mini.h"

enum {
    WITH_TRACING = 0
};

static int dirty;

void coroutine_fn dirty_with_a_dead_yield(void) {
    int value = dirty;
    if (WITH_TRACING)
        qemu_coroutine_yield();
    dirty = value + 1;
}

void coroutine_fn dirty_with_an_unevaluated_yield(int coroutine_fn (*poll)(void)) {
    int value = dirty;
    int size = (int)sizeof(poll());
    dirty = value + size;
}

void coroutine_fn dirty_outside_a_coroutine(void) {
    int value = dirty;
    qemu_coroutine_yield();
    if (!qemu_in_coroutine())
        dirty = value + 1;
}

void coroutine_fn dirty_after_the_return(void) {
    int value = dirty;
    qemu_coroutine_yield();
    return;
    dirty = value + 1;
}

void coroutine_fn dirty_with_a_live_yield(void) {
    int value = dirty;
    if (!WITH_TRACING)
        qemu_coroutine_yield();
    dirty = value + 1; // expect: racy-update
}
