// What one round reads the next one may write.
#include "../support/qemu_mini.h"
#include <stdbool.h>

static int sequence;
static bool link_is_busy(void);
bool coroutine_fn link_wait(void);

void coroutine_fn read_before_the_loop(int rounds) {
    int value = sequence;
    for (int i = 0; i < rounds; i++) {
        qemu_coroutine_yield();
        sequence = value + i; // expect: racy-update
    }
}

void coroutine_fn read_at_the_end_of_a_round(int rounds) {
    int value = 0;
    while (rounds-- > 0) {
        sequence = value + 1; // expect: racy-update
        value = sequence;
        qemu_coroutine_yield();
    }
}

void coroutine_fn suspension_in_the_condition(void) {
    int value = sequence;
    while (link_wait())
        sequence = value + 1; // expect: racy-update
}

void coroutine_fn wait_in_a_loop_after_the_read(void) {
    int value = sequence;
    while (link_is_busy())
        qemu_coroutine_yield();
    sequence = value + 1; // expect: racy-update
}

void coroutine_fn read_before_going_back(void) {
    int value = sequence;
again:
    if (link_is_busy()) {
        qemu_coroutine_yield();
        goto again;
    }
    sequence = value + 1; // expect: racy-update
}

void coroutine_fn read_in_every_round(int rounds) {
    for (int i = 0; i < rounds; i++) {
        int value = sequence;
        sequence = value + 1;
        qemu_coroutine_yield();
    }
}

void coroutine_fn wait_in_a_loop_before_the_read(void) {
    while (link_is_busy())
        qemu_coroutine_yield();
    int value = sequence;
    sequence = value + 1;
}

void coroutine_fn read_after_going_back(void) {
    int value;
again:
    value = sequence;
    if (link_is_busy()) {
        qemu_coroutine_yield();
        goto again;
    }
    sequence = value + 1;
}

static bool link_is_busy(void) {
    return sequence & 1;
}
