// A local pointer to the state is the state.
#include "../support/qemu_mini.h"

typedef struct Meter {
    int ticks;
} Meter;

typedef struct Panel {
    Meter meter;
    Meter spare;
} Panel;

static int meter_total;

void coroutine_fn total_through_a_pointer(void) {
    int *total = &meter_total;
    int value = *total;
    qemu_coroutine_yield();
    meter_total = value + 1; // expect: racy-update
}

void coroutine_fn meter_through_a_pointer(Panel *panel) {
    Meter *meter = &panel->meter;
    int ticks = panel->meter.ticks;
    qemu_coroutine_yield();
    meter->ticks = ticks + 1; // expect: racy-update
}

void coroutine_fn meter_given_as_opaque(void *opaque) {
    Panel *panel = opaque;
    int ticks = panel->meter.ticks;
    qemu_coroutine_yield();
    panel->meter.ticks = ticks + 1; // expect: racy-update
}

void coroutine_fn pointer_to_a_local(void) {
    int number = 1;
    int *pointer = &number;
    int value = *pointer;
    qemu_coroutine_yield();
    *pointer = value + 1;
}

void coroutine_fn pointer_moved_on(Panel *panel) {
    Meter *meter = &panel->meter;
    int ticks = meter->ticks;
    qemu_coroutine_yield();
    meter = &panel->spare;
    meter->ticks = ticks;
}
