// Read again after the last suspension, the state is up to date when it is written.
#include "../support/qemu_mini.h"

static int credits;
static int peers;

void coroutine_fn read_into_the_same_local(void) {
    int value = credits;
    qemu_coroutine_yield();
    value = credits;
    credits = value + 1;
}

void coroutine_fn read_into_the_written_value(void) {
    int before = credits;
    qemu_coroutine_yield();
    credits = credits + before / 10;
}

void coroutine_fn subtract_what_was_computed(void) {
    int share = credits / 4;
    qemu_coroutine_yield();
    credits -= share;
}

void coroutine_fn read_again_too_early(void) {
    int value = credits;
    qemu_coroutine_yield();
    value = credits;
    qemu_coroutine_yield();
    credits = value + 1; // expect: racy-update
}

void coroutine_fn read_again_but_not_used(void) {
    int value = credits;
    qemu_coroutine_yield();
    int current = credits;
    peers = current;
    credits = value + 1; // expect: racy-update
}

void coroutine_fn read_again_on_one_path(int hurry) {
    int value = credits;
    qemu_coroutine_yield();
    if (!hurry)
        value = credits;
    credits = value + 1; // expect: racy-update
}
