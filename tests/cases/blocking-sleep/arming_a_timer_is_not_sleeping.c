// A timer rings later; setting it takes no time.
#include "../support/marks.h"
#include <stddef.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

int coroutine_fn arm(int timer, timer_t posix_timer) {
    struct itimerspec in_a_second = {.it_value = {.tv_sec = 1}};
    alarm(1);
    timer_settime(posix_timer, 0, &in_a_second, NULL);
    return timerfd_settime(timer, 0, &in_a_second, NULL);
}

time_t coroutine_fn now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}
