// One arm waits, or a pointer changed what the name started with.
#include "../support/marks.h"
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/select.h>

int coroutine_fn null_waits_for_ever(fd_set *readable, bool look) {
    struct timeval zero = {0};
    return select(1, readable, NULL, NULL, look ? &zero : NULL); // expect: blocking-wait
}

int coroutine_fn written_through_a_pointer(fd_set *readable) {
    struct timeval timeout = {0};
    struct timeval *pointer = &timeout;
    pointer->tv_sec = 4;
    return select(1, readable, NULL, NULL, &timeout); // expect: blocking-wait
}

int coroutine_fn number_written_through_a_pointer(struct pollfd *polled) {
    int timeout = 0;
    int *pointer = &timeout;
    *pointer = 9;
    return poll(polled, 1, timeout); // expect: blocking-wait
}
