// A comparison for equality after the last suspension makes it a compare-and-set.
#include "../support/qemu_mini.h"
#include <assert.h>

static int epoch;

void coroutine_fn only_if_unchanged(void) {
    int seen = epoch;
    qemu_coroutine_yield();
    if (epoch == seen)
        epoch = seen + 1;
}

int coroutine_fn give_up_if_changed(void) {
    int seen = epoch;
    qemu_coroutine_yield();
    if (seen != epoch)
        return -1;
    epoch = seen + 1;
    return 0;
}

void coroutine_fn until_it_stays(void) {
    int seen;
    do {
        seen = epoch;
        qemu_coroutine_yield();
    } while (seen != epoch);
    epoch = seen + 1;
}

void coroutine_fn sure_that_it_is_unchanged(void) {
    int seen = epoch;
    qemu_coroutine_yield();
    assert(epoch == seen);
    epoch = seen + 1;
}

void coroutine_fn if_unchanged_and_wanted(int wanted) {
    int seen = epoch;
    qemu_coroutine_yield();
    if (wanted && epoch == seen)
        epoch = seen + 1;
}

void coroutine_fn compared_too_early(void) {
    int seen = epoch;
    qemu_coroutine_yield();
    if (epoch == seen) {
        qemu_coroutine_yield();
        epoch = seen + 1; // expect: racy-update
    }
}

void coroutine_fn only_if_changed(void) {
    int seen = epoch;
    qemu_coroutine_yield();
    if (epoch != seen)
        epoch = seen + 1; // expect: racy-update
}

void coroutine_fn compared_for_order(void) {
    int seen = epoch;
    qemu_coroutine_yield();
    if (epoch >= seen)
        epoch = seen + 1; // expect: racy-update
}

void coroutine_fn compared_with_something_else(int expected) {
    int seen = epoch;
    qemu_coroutine_yield();
    if (epoch == expected)
        epoch = seen + 1; // expect: racy-update
}
