// The same element is the same state; another element is another one.
#include "../support/qemu_mini.h"

static unsigned refcounts[1024];
static unsigned histogram[4][16];

struct slot {
    int used;
};

void coroutine_fn same_constant_index(void) {
    unsigned count = refcounts[7];
    qemu_coroutine_yield();
    refcounts[7] = count + 1; // expect: racy-update
}

void coroutine_fn same_variable_index(int index) {
    unsigned count = refcounts[index];
    qemu_coroutine_yield();
    refcounts[index] = count + 1; // expect: racy-update
}

void coroutine_fn same_two_indices(int row, int column) {
    unsigned count = histogram[row][column];
    qemu_coroutine_yield();
    histogram[row][column] = count + 1; // expect: racy-update
}

void coroutine_fn field_of_an_element(struct slot *slots, int index) {
    int used = slots[index].used;
    qemu_coroutine_yield();
    slots[index].used = used + 1; // expect: racy-update
}

void coroutine_fn another_constant_index(void) {
    unsigned count = refcounts[7];
    qemu_coroutine_yield();
    refcounts[8] = count + 1;
}

void coroutine_fn another_variable_index(int from, int to) {
    unsigned count = refcounts[from];
    qemu_coroutine_yield();
    refcounts[to] = count;
}

void coroutine_fn index_moved_on(int index) {
    unsigned count = refcounts[index];
    qemu_coroutine_yield();
    index++;
    refcounts[index] = count + 1;
}

void coroutine_fn local_array(int index) {
    unsigned local[4] = {0};
    unsigned count = local[index];
    qemu_coroutine_yield();
    local[index] = count + 1;
    refcounts[index] = local[index];
}

static unsigned counter_at(const unsigned *counters, int index) {
    return counters[index];
}

static void set_counter_at(unsigned *counters, int index, unsigned count) {
    counters[index] = count;
}

void coroutine_fn same_element_through_helpers(unsigned *counters, int index) {
    unsigned count = counter_at(counters, index);
    qemu_coroutine_yield();
    set_counter_at(counters, index, count + 1); // expect: racy-update
}

void coroutine_fn another_element_through_helpers(unsigned *counters, int index, int other) {
    unsigned count = counter_at(counters, index);
    qemu_coroutine_yield();
    set_counter_at(counters, other, count + 1);
}
