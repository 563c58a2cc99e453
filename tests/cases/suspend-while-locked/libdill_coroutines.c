// libdill suspends in its own calls, directly or in a function in between.
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

#define coroutine __attribute__((noinline))

int dill_msleep(int64_t deadline);
int dill_chrecv(int channel, void *value, size_t length, int64_t deadline);
int dill_chsend(int channel, const void *value, size_t length, int64_t deadline);
int64_t dill_now(void);

#define msleep dill_msleep
#define chrecv dill_chrecv
#define chsend dill_chsend
#define now dill_now

static pthread_mutex_t dill_lock = PTHREAD_MUTEX_INITIALIZER;
static int dill_total;

static void dill_nap(void) {
    msleep(now() + 10);
}

coroutine void dill_sleeps_holding(void) {
    pthread_mutex_lock(&dill_lock); // expect: suspend-while-locked
    msleep(now() + 10);
    pthread_mutex_unlock(&dill_lock);
}

coroutine void dill_receives_holding(int channel) {
    int value = 0;
    pthread_mutex_lock(&dill_lock); // expect: suspend-while-locked
    chrecv(channel, &value, sizeof value, -1);
    dill_total += value;
    pthread_mutex_unlock(&dill_lock);
}

coroutine void dill_naps_holding(void) {
    pthread_mutex_lock(&dill_lock); // expect: suspend-while-locked
    dill_nap();
    pthread_mutex_unlock(&dill_lock);
}

coroutine void dill_receives_first(int channel) {
    int value = 0;
    chrecv(channel, &value, sizeof value, -1);
    pthread_mutex_lock(&dill_lock); // expect: blocking-lock
    dill_total += value;
    pthread_mutex_unlock(&dill_lock);
    chsend(channel, &value, sizeof value, -1);
}

coroutine int64_t dill_asks_the_time_holding(void) {
    pthread_mutex_lock(&dill_lock); // expect: blocking-lock
    int64_t time = now();
    pthread_mutex_unlock(&dill_lock);
    return time;
}
