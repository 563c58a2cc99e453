// Rules that follow a lock are silenced where it is taken, or along the trace.
#include "../support/qemu_mini.h"

typedef struct LockedAccount {
    QemuMutex lock;
    int balance;
} LockedAccount;

void coroutine_fn yield_to_others(void);

void coroutine_fn hold_silenced_at_the_lock(LockedAccount *account) {
    qemu_mutex_lock(&account->lock); // NOLINT(corolint-suspend-while-locked)
    yield_to_others();
    qemu_mutex_unlock(&account->lock);
}

void coroutine_fn hold_silenced_where_it_suspends(LockedAccount *account) {
    qemu_mutex_lock(&account->lock);
    yield_to_others(); // NOLINT(corolint-suspend-while-locked)
    qemu_mutex_unlock(&account->lock);
}

void coroutine_fn hold_suspends_elsewhere_too(LockedAccount *account) {
    qemu_mutex_lock(&account->lock); // expect: suspend-while-locked
    yield_to_others();               // NOLINT(corolint-suspend-while-locked)
    yield_to_others();
    qemu_mutex_unlock(&account->lock);
}

// What is silenced as one rule does not come up as another.
void coroutine_fn hold_with_the_weaker_name(LockedAccount *account) {
    qemu_mutex_lock(&account->lock); /* NOLINT(corolint-blocking-lock) */ // expect: suspend-while-locked
    yield_to_others();
    qemu_mutex_unlock(&account->lock);
}

void coroutine_fn update_silenced_at_the_write(LockedAccount *account) {
    int balance = account->balance;
    yield_to_others();
    account->balance = balance + 1; // NOLINT(corolint-racy-update): one task only
}

void coroutine_fn update_silenced_at_the_read(LockedAccount *account) {
    int balance = account->balance; // NOLINT(corolint-racy-update): one task only
    yield_to_others();
    account->balance = balance + 1;
}

void coroutine_fn lock_silenced_at_its_declaration(void) {
    CoMutex lock; // NOLINT(corolint-lock-per-call)
    qemu_co_mutex_init(&lock);
    qemu_co_mutex_lock(&lock);
    qemu_co_mutex_unlock(&lock);
}

void starts_silenced(void) {
    yield_to_others(); // NOLINT(corolint-coroutine-called-outside)
}
