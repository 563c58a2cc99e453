// A cleanup attribute lets go of the lock; the line that takes it is the finding.
#include "../support/marks.h"
#include <pthread.h>

struct account {
    pthread_mutex_t lock;
    long balance;
};

static void unlock_at_scope_end(pthread_mutex_t **held) {
    if (*held)
        pthread_mutex_unlock(*held);
}

void coroutine_fn deposit(struct account *account, long amount) {
    __attribute__((cleanup(unlock_at_scope_end))) pthread_mutex_t *held = &account->lock;
    pthread_mutex_lock(held); // expect: blocking-lock
    account->balance += amount;
}

void coroutine_fn deposit_if_free(struct account *account, long amount) {
    __attribute__((cleanup(unlock_at_scope_end))) pthread_mutex_t *held = NULL;
    if (pthread_mutex_trylock(&account->lock) != 0)
        return;
    held = &account->lock;
    account->balance += amount;
}
