// A guard made of a cleanup attribute lets go at the end of its scope.
#include "../support/marks.h"
#include <pthread.h>
#include <stddef.h>

struct cleanup_account {
    pthread_mutex_t lock;
    long balance;
};

static pthread_mutex_t *cleanup_enter(pthread_mutex_t *lock) {
    pthread_mutex_lock(lock);
    return lock;
}

static void cleanup_leave(pthread_mutex_t **held) {
    if (*held)
        pthread_mutex_unlock(*held);
}

#define CLEANUP_GUARD(lock)                                                                        \
    __attribute__((cleanup(cleanup_leave))) pthread_mutex_t *guard = cleanup_enter(lock)

void coroutine_fn yield_to_loop(void);

void coroutine_fn cleanup_to_the_end(struct cleanup_account *account) {
    CLEANUP_GUARD(&account->lock); // expect: suspend-while-locked
    account->balance++;
    yield_to_loop();
}

void coroutine_fn cleanup_locked_on_a_line_of_its_own(struct cleanup_account *account) {
    __attribute__((cleanup(cleanup_leave))) pthread_mutex_t *held = &account->lock;
    pthread_mutex_lock(held); // expect: suspend-while-locked
    yield_to_loop();
}

void coroutine_fn cleanup_in_a_block(struct cleanup_account *account) {
    {
        CLEANUP_GUARD(&account->lock); // expect: blocking-lock
        account->balance++;
    }
    yield_to_loop();
}

int coroutine_fn cleanup_block_left_by_goto(struct cleanup_account *account) {
    {
        CLEANUP_GUARD(&account->lock); // expect: blocking-lock
        if (account->balance < 0)
            goto out;
        account->balance++;
    }
out:
    yield_to_loop();
    return 0;
}

void coroutine_fn cleanup_block_left_by_continue(struct cleanup_account *account, int rounds) {
    while (rounds-- > 0) {
        yield_to_loop();
        CLEANUP_GUARD(&account->lock); // expect: blocking-lock
        if (account->balance < 0)
            continue;
        account->balance++;
    }
}

void coroutine_fn cleanup_won_by_trying(struct cleanup_account *account) {
    __attribute__((cleanup(cleanup_leave))) pthread_mutex_t *held = NULL;
    if (pthread_mutex_trylock(&account->lock) == 0) // expect: suspend-while-locked
        held = &account->lock;
    else
        return;
    yield_to_loop();
}

// "So is one whose release only tests the guard or lock it is given for null."
void coroutine_fn cleanup_called_by_hand(struct cleanup_account *account) {
    pthread_mutex_t *held = cleanup_enter(&account->lock); // expect: blocking-lock
    account->balance++;
    cleanup_leave(&held);
    yield_to_loop();
}
