// A static local is one for all calls; an ordinary local is each call's own.
#include "../support/qemu_mini.h"

int coroutine_fn next_identifier(void) {
    static int last;
    int identifier = last + 1;
    qemu_coroutine_yield();
    last = identifier; // expect: racy-update
    return identifier;
}

int coroutine_fn steps_of_this_call(void) {
    int steps = 0;
    int before = steps;
    qemu_coroutine_yield();
    steps = before + 1;
    return steps;
}

int coroutine_fn countdown(int rounds) {
    int before = rounds;
    qemu_coroutine_yield();
    rounds = before - 1;
    return rounds;
}
