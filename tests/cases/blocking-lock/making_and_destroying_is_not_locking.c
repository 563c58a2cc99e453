// Only taking a lock waits: making, configuring, releasing and destroying it do not.
#include "../support/marks.h"
#include <pthread.h>

struct account {
    pthread_mutex_t lock;
    pthread_rwlock_t table;
    pthread_spinlock_t spin;
};

void coroutine_fn open_account(struct account *account) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&account->lock, &attributes);
    pthread_mutexattr_destroy(&attributes);
    pthread_rwlock_init(&account->table, NULL);
    pthread_spin_init(&account->spin, PTHREAD_PROCESS_PRIVATE);
}

void coroutine_fn release_account(struct account *account) {
    pthread_mutex_unlock(&account->lock);
    pthread_rwlock_unlock(&account->table);
    pthread_spin_unlock(&account->spin);
}

void coroutine_fn close_account(struct account *account) {
    pthread_mutex_destroy(&account->lock);
    pthread_rwlock_destroy(&account->table);
    pthread_spin_destroy(&account->spin);
}
