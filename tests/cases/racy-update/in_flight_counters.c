// Increments and decrements around a suspension read and write in one go.
#include "../support/qemu_mini.h"

typedef struct Throttle {
    unsigned in_flight;
    long credit;
} Throttle;

int coroutine_fn throttle_submit(long bytes);

int coroutine_fn throttled_request(Throttle *t, long bytes) {
    t->in_flight++;
    t->credit -= bytes;
    int ret = throttle_submit(bytes);
    t->credit += bytes;
    t->in_flight--;
    return ret;
}

int coroutine_fn throttled_spelled_out(Throttle *t, long bytes) {
    t->in_flight = t->in_flight + 1;
    int ret = throttle_submit(bytes);
    t->in_flight = t->in_flight - 1;
    return ret;
}

int coroutine_fn throttled_with_a_remembered_count(Throttle *t, long bytes) {
    unsigned in_flight = t->in_flight++;
    int ret = throttle_submit(bytes);
    t->in_flight = in_flight; // expect: racy-update
    return ret;
}
