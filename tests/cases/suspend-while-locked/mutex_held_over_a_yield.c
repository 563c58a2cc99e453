// The next coroutine that wants the lock blocks the thread, and this one is never resumed.
#include "../support/marks.h"
#include <pthread.h>

struct held_account {
    pthread_mutex_t lock;
    long balance;
};

void coroutine_fn yield_to_loop(void);

void coroutine_fn held_over_one(struct held_account *account) {
    pthread_mutex_lock(&account->lock); // expect: suspend-while-locked
    yield_to_loop();
    account->balance++;
    pthread_mutex_unlock(&account->lock);
}

void coroutine_fn held_over_several(struct held_account *account) {
    pthread_mutex_lock(&account->lock); // expect: suspend-while-locked
    yield_to_loop();
    account->balance++;
    yield_to_loop();
    pthread_mutex_unlock(&account->lock);
}

void coroutine_fn held_and_never_let_go(struct held_account *account) {
    pthread_mutex_lock(&account->lock); // expect: suspend-while-locked
    account->balance++;
    yield_to_loop();
}

void coroutine_fn held_between_suspensions(struct held_account *account) {
    yield_to_loop();
    pthread_mutex_lock(&account->lock); // expect: blocking-lock
    account->balance++;
    pthread_mutex_unlock(&account->lock);
    yield_to_loop();
}

void coroutine_fn held_until_the_end(struct held_account *account) {
    yield_to_loop();
    pthread_mutex_lock(&account->lock); // expect: blocking-lock
    account->balance++;
}

void coroutine_fn held_twice_and_once_too_long(struct held_account *account) {
    pthread_mutex_lock(&account->lock); // expect: blocking-lock
    account->balance++;
    pthread_mutex_unlock(&account->lock);
    pthread_mutex_lock(&account->lock); // expect: suspend-while-locked
    yield_to_loop();
    pthread_mutex_unlock(&account->lock);
}
