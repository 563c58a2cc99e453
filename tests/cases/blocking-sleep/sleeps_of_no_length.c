// A sleep of zero returns at once; one whose length is not known here does not.
#include "../support/marks.h"
#include <time.h>
#include <unistd.h>

#define NO_DELAY 0

void coroutine_fn zero(void) {
    struct timespec none = {0};
    sleep(0);
    usleep(NO_DELAY);
    nanosleep(&none, NULL);
}

void coroutine_fn zero_by_member(void) {
    struct timespec none = {.tv_sec = 0, .tv_nsec = 0};
    nanosleep(&none, NULL);
}

void coroutine_fn unknown(unsigned seconds, const struct timespec *given) {
    sleep(seconds);         // expect: blocking-sleep
    nanosleep(given, NULL); // expect: blocking-sleep
}

void coroutine_fn zero_at_first(long nanoseconds) {
    struct timespec pause = {0};
    pause.tv_nsec = nanoseconds;
    nanosleep(&pause, NULL); // expect: blocking-sleep
}
