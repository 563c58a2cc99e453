// The coroutine suspends where something it calls does.
#include "../support/qemu_mini.h"

static int uploads;

static void coroutine_mixed_fn pause_if_possible(void) {
    if (qemu_in_coroutine())
        qemu_coroutine_yield();
}

static void coroutine_mixed_fn pause_somewhere_below(int depth) {
    if (depth > 0)
        pause_if_possible();
}

static void coroutine_fn pause_by_coroutine(void) {
    qemu_coroutine_yield();
}

static int no_pause_at_all(int number) {
    return number * 2;
}

void unknown_plain_function(void);

void coroutine_fn upload_with_a_mixed_function(void) {
    int value = uploads;
    pause_if_possible();
    uploads = value + 1; // expect: racy-update
}

void coroutine_fn upload_with_two_levels(void) {
    int value = uploads;
    pause_somewhere_below(2);
    uploads = value + 1; // expect: racy-update
}

void coroutine_fn upload_with_a_coroutine(void) {
    int value = uploads;
    pause_by_coroutine();
    uploads = value + 1; // expect: racy-update
}

void coroutine_fn upload_with_plain_functions(void) {
    int value = uploads;
    value = no_pause_at_all(value);
    unknown_plain_function();
    uploads = value + 1;
}
