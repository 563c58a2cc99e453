// The finding stands where a macro is used, however deep the call sits in other macros.
#include "../support/marks.h"
#include <pthread.h>

struct account {
    pthread_mutex_t lock;
    long balance;
};

#define MUTEX_LOCK(mutex) pthread_mutex_lock(mutex)
#define MUTEX_TRYLOCK(mutex) pthread_mutex_trylock(mutex)
#define ACCOUNT_ENTER(account) MUTEX_LOCK(&(account)->lock)
#define ACCOUNT_TRY_ENTER(account) (MUTEX_TRYLOCK(&(account)->lock) == 0)
#define ACCOUNT_LEAVE(account) pthread_mutex_unlock(&(account)->lock)
#define CALL_WITH(function, argument) function(argument)

void coroutine_fn deposit(struct account *account, long amount) {
    MUTEX_LOCK(&account->lock); // expect: blocking-lock
    account->balance += amount;
    ACCOUNT_LEAVE(account);
}

void coroutine_fn withdraw(struct account *account, long amount) {
    ACCOUNT_ENTER(account); // expect: blocking-lock
    account->balance -= amount;
    ACCOUNT_LEAVE(account);
}

void coroutine_fn function_named_in_an_argument(struct account *account) {
    CALL_WITH(pthread_mutex_lock, &account->lock); // expect: blocking-lock
    account->balance = 0;
    CALL_WITH(pthread_mutex_unlock, &account->lock);
}

void coroutine_fn withdraw_if_free(struct account *account, long amount) {
    if (!ACCOUNT_TRY_ENTER(account))
        return;
    account->balance -= amount;
    ACCOUNT_LEAVE(account);
}
