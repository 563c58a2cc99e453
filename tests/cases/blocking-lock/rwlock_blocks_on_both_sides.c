// Readers of a rwlock wait for the writer and the other way round; the try variants do not.
#include "../support/marks.h"
#include <pthread.h>
#include <time.h>

static pthread_rwlock_t table_lock = PTHREAD_RWLOCK_INITIALIZER;
static int table[16];

int coroutine_fn read_entry(int at) {
    pthread_rwlock_rdlock(&table_lock); // expect: blocking-lock
    int entry = table[at];
    pthread_rwlock_unlock(&table_lock);
    return entry;
}

void coroutine_fn write_entry(int at, int entry) {
    pthread_rwlock_wrlock(&table_lock); // expect: blocking-lock
    table[at] = entry;
    pthread_rwlock_unlock(&table_lock);
}

int coroutine_fn write_before(int at, int entry, const struct timespec *deadline) {
    int error = pthread_rwlock_timedwrlock(&table_lock, deadline); // expect: blocking-lock
    if (error)
        return error;
    table[at] = entry;
    return pthread_rwlock_unlock(&table_lock);
}

int coroutine_fn read_before(int at, const struct timespec *deadline) {
    int error = pthread_rwlock_timedrdlock(&table_lock, deadline); // expect: blocking-lock
    if (error)
        return -error;
    int entry = table[at];
    pthread_rwlock_unlock(&table_lock);
    return entry;
}

int coroutine_fn read_entry_if_free(int at) {
    if (pthread_rwlock_tryrdlock(&table_lock) != 0)
        return -1;
    int entry = table[at];
    pthread_rwlock_unlock(&table_lock);
    return entry;
}

int coroutine_fn write_entry_if_free(int at, int entry) {
    if (pthread_rwlock_trywrlock(&table_lock) != 0)
        return -1;
    table[at] = entry;
    return pthread_rwlock_unlock(&table_lock);
}
