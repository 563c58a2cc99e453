// A zeroed timeval returns at once; no timeval at all waits for ever.
#include "../support/marks.h"
#include <stddef.h>
#include <sys/select.h>
#include <time.h>

int coroutine_fn wait_for_ever(int fd, fd_set *readable) {
    int ready = select(fd + 1, readable, NULL, NULL, NULL);     // expect: blocking-wait
    ready += pselect(fd + 1, readable, NULL, NULL, NULL, NULL); // expect: blocking-wait
    return ready;
}

int coroutine_fn wait_a_second(int fd, fd_set *readable) {
    struct timeval second = {.tv_sec = 1};
    return select(fd + 1, readable, NULL, NULL, &second); // expect: blocking-wait
}

int coroutine_fn wait_as_told(int fd, fd_set *readable, struct timeval *timeout) {
    return select(fd + 1, readable, NULL, NULL, timeout); // expect: blocking-wait
}

int coroutine_fn written_before_the_call(int fd, fd_set *readable, long microseconds) {
    struct timeval timeout = {0};
    timeout.tv_usec = microseconds;
    return select(fd + 1, readable, NULL, NULL, &timeout); // expect: blocking-wait
}

int coroutine_fn look(int fd, fd_set *readable) {
    struct timeval no_time = {0};
    return select(fd + 1, readable, NULL, NULL, &no_time);
}

int coroutine_fn look_with_both_members(int fd, fd_set *readable) {
    struct timeval no_time = {0, 0};
    return select(fd + 1, readable, NULL, NULL, &no_time);
}

int coroutine_fn look_with_pselect(int fd, fd_set *readable) {
    struct timespec no_time = {.tv_sec = 0};
    return pselect(fd + 1, readable, NULL, NULL, &no_time, NULL);
}
