// Plain functions that read and write the state for the coroutine.
#include "../support/qemu_mini.h"

typedef struct Gauge {
    int value;
    int limit;
} Gauge;

static int gauge_get(const Gauge *gauge) {
    return gauge->value;
}

static int gauge_limit(const Gauge *gauge) {
    return gauge->limit;
}

static void gauge_set(Gauge *gauge, int value) {
    gauge->value = value;
}

static void gauge_add(Gauge *gauge, int amount) {
    gauge->value += amount;
}

void coroutine_fn gauge_read_and_set_by_functions(Gauge *gauge) {
    int value = gauge_get(gauge);
    qemu_coroutine_yield();
    gauge_set(gauge, value + 1); // expect: racy-update
}

void coroutine_fn gauge_read_by_a_function(Gauge *gauge) {
    int value = gauge_get(gauge);
    qemu_coroutine_yield();
    gauge->value = value + 1; // expect: racy-update
}

void coroutine_fn gauge_set_by_a_function(Gauge *gauge) {
    int value = gauge->value;
    qemu_coroutine_yield();
    gauge_set(gauge, value + 1); // expect: racy-update
}

void coroutine_fn gauge_read_again_by_a_function(Gauge *gauge) {
    int value = gauge_get(gauge);
    qemu_coroutine_yield();
    value = gauge_get(gauge);
    gauge_set(gauge, value + 1);
}

void coroutine_fn gauge_added_to(Gauge *gauge) {
    int half = gauge_get(gauge) / 2;
    qemu_coroutine_yield();
    gauge_add(gauge, half);
}

void coroutine_fn gauge_of_another_member(Gauge *gauge) {
    int limit = gauge_limit(gauge);
    qemu_coroutine_yield();
    gauge_set(gauge, limit);
}

void coroutine_fn gauge_of_another_object(Gauge *from, Gauge *to) {
    int value = gauge_get(from);
    qemu_coroutine_yield();
    gauge_set(to, value);
}
