// The shape of every lost update: read, suspend, write back what was read and one more.
#include "../support/qemu_mini.h"

static int requests;
unsigned long total_bytes;

void coroutine_fn count_request(void) {
    int value = requests;
    qemu_coroutine_yield();
    requests = value + 1; // expect: racy-update
}

void coroutine_fn count_bytes(unsigned long bytes) {
    unsigned long before = total_bytes;
    qemu_coroutine_yield();
    total_bytes = before + bytes; // expect: racy-update
}

void coroutine_fn count_request_after_the_yield(void) {
    qemu_coroutine_yield();
    int value = requests;
    requests = value + 1;
}

void coroutine_fn count_request_before_the_yield(void) {
    int value = requests;
    requests = value + 1;
    qemu_coroutine_yield();
}

int coroutine_fn only_look_at_the_requests(void) {
    int value = requests;
    qemu_coroutine_yield();
    return value + 1;
}
