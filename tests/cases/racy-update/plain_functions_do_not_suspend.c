// Functions off the loop may be as wrong as they like: they are no coroutines.
#include "../support/marks.h"
#include <pthread.h>
#include <unistd.h>

static int laps;

void laps_of_a_thread(void) {
    int value = laps;
    sleep(1);
    laps = value + 1;
}

static void *laps_thread(void *argument) {
    int value = laps;
    pthread_testcancel();
    laps = value + 1;
    return argument;
}

int coroutine_fn laps_start_thread(pthread_t *thread) {
    return pthread_create(thread, NULL, laps_thread, NULL);
}
