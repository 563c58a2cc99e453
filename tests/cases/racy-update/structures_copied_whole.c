// Copying a structure out and back overwrites what others did to it meanwhile.
#include "../support/qemu_mini.h"

typedef struct Geometry {
    int heads;
    int sectors;
} Geometry;

static Geometry geometry;

void coroutine_fn whole_out_and_back(void) {
    Geometry copy = geometry;
    qemu_coroutine_yield();
    copy.heads++;
    geometry = copy; // expect: racy-update
}

void coroutine_fn whole_through_a_pointer(Geometry *shared) {
    Geometry copy = *shared;
    copy.sectors = 63;
    qemu_coroutine_yield();
    *shared = copy; // expect: racy-update
}

void coroutine_fn whole_out_one_field_back(void) {
    Geometry copy = geometry;
    qemu_coroutine_yield();
    geometry.heads = copy.heads + 1; // expect: racy-update
}

void coroutine_fn one_field_out_whole_back(void) {
    int heads = geometry.heads;
    qemu_coroutine_yield();
    geometry = (Geometry){.heads = heads + 1, .sectors = 63}; // expect: racy-update
}

void coroutine_fn whole_out_another_object_back(Geometry *from, Geometry *to) {
    Geometry copy = *from;
    qemu_coroutine_yield();
    *to = copy;
}

void coroutine_fn whole_out_other_field_back(void) {
    Geometry copy = geometry;
    qemu_coroutine_yield();
    geometry.heads = copy.sectors;
}

void coroutine_fn whole_copied_after_the_yield(void) {
    qemu_coroutine_yield();
    Geometry copy = geometry;
    copy.heads++;
    geometry = copy;
}
