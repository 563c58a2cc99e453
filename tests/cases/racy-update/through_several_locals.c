// However many steps lie between the old value and the one written.
#include "../support/qemu_mini.h"

#define SMALLER(a, b) ((a) < (b) ? (a) : (b))

static int window;
static int window_maximum = 64;

struct window_snapshot {
    int size;
    int generation;
};

static int grown(int size) {
    return size * 2;
}

static void add_one(int *number) {
    (*number)++;
}

void coroutine_fn computed_before_the_yield(void) {
    int size = window;
    int doubled = size * 2;
    int next = doubled + 1;
    qemu_coroutine_yield();
    window = next; // expect: racy-update
}

void coroutine_fn computed_after_the_yield(void) {
    int size = window;
    qemu_coroutine_yield();
    int doubled = size * 2;
    int next = doubled > window_maximum ? window_maximum : doubled;
    window = next; // expect: racy-update
}

void coroutine_fn kept_in_a_structure(void) {
    struct window_snapshot snapshot = {.size = window, .generation = 1};
    qemu_coroutine_yield();
    window = snapshot.size + 1; // expect: racy-update
}

void coroutine_fn computed_by_a_function(void) {
    int size = window;
    qemu_coroutine_yield();
    window = grown(size); // expect: racy-update
}

void coroutine_fn computed_by_a_macro(void) {
    int size = window;
    qemu_coroutine_yield();
    window = SMALLER(size * 2, 64); // expect: racy-update
}

void coroutine_fn changed_through_a_pointer(void) {
    int size = window;
    qemu_coroutine_yield();
    add_one(&size);
    window = size; // expect: racy-update
}

void coroutine_fn another_member_of_the_structure(void) {
    struct window_snapshot snapshot = {.size = window, .generation = 1};
    qemu_coroutine_yield();
    window = snapshot.generation + 1;
}

void coroutine_fn local_overwritten_meanwhile(void) {
    int size = window;
    qemu_coroutine_yield();
    size = 16;
    window = size;
}

void coroutine_fn local_filled_from_another_state(void) {
    int size = window;
    qemu_coroutine_yield();
    size = window_maximum;
    window = size - 1;
}
