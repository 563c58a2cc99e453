// Every call that puts the thread to sleep for a while.
#include "../support/marks.h"
#include <threads.h>
#include <time.h>
#include <unistd.h>

void coroutine_fn sleep_a_lot(void) {
    const struct timespec pause = {.tv_sec = 1};
    sleep(1);                                          // expect: blocking-sleep
    usleep(1000);                                      // expect: blocking-sleep
    nanosleep(&pause, NULL);                           // expect: blocking-sleep
    clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, NULL); // expect: blocking-sleep
    thrd_sleep(&pause, NULL);                          // expect: blocking-sleep
}

void sleep_on_a_thread(void) {
    sleep(1);
    usleep(1000);
}
