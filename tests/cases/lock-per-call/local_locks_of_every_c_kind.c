// Each lock type of POSIX and C11, made by its init function: the finding is at the declaration.
#include "../support/marks.h"
#include <pthread.h>
#include <threads.h>

static int counter;

void coroutine_fn count(void) {
    pthread_mutex_t mutex; // expect: lock-per-call
    pthread_mutex_init(&mutex, NULL);
    pthread_mutex_lock(&mutex);
    counter++;
    pthread_mutex_unlock(&mutex);
    pthread_mutex_destroy(&mutex);

    pthread_rwlock_t table; // expect: lock-per-call
    pthread_rwlock_init(&table, NULL);
    pthread_rwlock_wrlock(&table);
    counter++;
    pthread_rwlock_unlock(&table);
    pthread_rwlock_destroy(&table);

    pthread_spinlock_t spin; // expect: lock-per-call
    pthread_spin_init(&spin, PTHREAD_PROCESS_PRIVATE);
    pthread_spin_lock(&spin);
    counter++;
    pthread_spin_unlock(&spin);
    pthread_spin_destroy(&spin);

    mtx_t c11; // expect: lock-per-call
    mtx_init(&c11, mtx_plain);
    mtx_lock(&c11);
    counter++;
    mtx_unlock(&c11);
    mtx_destroy(&c11);
}
