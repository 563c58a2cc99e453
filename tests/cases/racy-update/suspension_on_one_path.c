// One path on which the coroutine suspends between the two is enough; the read on one path too.
#include "../support/qemu_mini.h"
#include <stdbool.h>

static int queued;
static bool queue_full(void);

void coroutine_fn suspends_when_full(void) {
    int value = queued;
    if (queue_full())
        qemu_coroutine_yield();
    queued = value + 1; // expect: racy-update
}

void coroutine_fn read_in_one_branch(bool fresh) {
    int value = 0;
    if (!fresh)
        value = queued;
    qemu_coroutine_yield();
    queued = value + 1; // expect: racy-update
}

void coroutine_fn written_in_one_branch(bool wanted) {
    int value = queued;
    qemu_coroutine_yield();
    switch (value) {
    case 0:
        break;
    default:
        if (wanted)
            queued = value - 1; // expect: racy-update
    }
}

void coroutine_fn suspends_in_the_other_branch(void) {
    int value = queued;
    if (queue_full())
        qemu_coroutine_yield();
    else
        queued = value + 1;
}

void coroutine_fn returns_after_suspending(void) {
    int value = queued;
    if (queue_full()) {
        qemu_coroutine_yield();
        return;
    }
    queued = value + 1;
}

void coroutine_fn suspends_only_without_a_read(bool fresh) {
    int value = 0;
    if (fresh)
        qemu_coroutine_yield();
    else
        value = queued;
    queued = value + 1;
}

static bool queue_full(void) {
    return queued > 16;
}
