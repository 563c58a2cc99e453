// A lock over the read alone, over the write alone, given back in between, or another one.
#include "../support/qemu_mini.h"

typedef struct Ledger {
    CoMutex lock;
    CoMutex other_lock;
    long sum;
} Ledger;

long coroutine_fn ledger_quote(long sum);

void coroutine_fn ledger_lock_for_the_write(Ledger *l) {
    long sum = l->sum;
    long quote = ledger_quote(sum);
    qemu_co_mutex_lock(&l->lock);
    l->sum = sum + quote; // expect: racy-update
    qemu_co_mutex_unlock(&l->lock);
}

void coroutine_fn ledger_lock_is_the_suspension(Ledger *l) {
    long sum = l->sum;
    qemu_co_mutex_lock(&l->lock);
    l->sum = sum + 1; // expect: racy-update
    qemu_co_mutex_unlock(&l->lock);
}

void coroutine_fn ledger_lock_for_the_read(Ledger *l) {
    qemu_co_mutex_lock(&l->lock);
    long sum = l->sum;
    qemu_co_mutex_unlock(&l->lock);
    qemu_coroutine_yield();
    l->sum = sum + 1; // expect: racy-update
}

void coroutine_fn ledger_lock_given_back_meanwhile(Ledger *l) {
    qemu_co_mutex_lock(&l->lock);
    long sum = l->sum;
    qemu_co_mutex_unlock(&l->lock);
    long quote = ledger_quote(sum);
    qemu_co_mutex_lock(&l->lock);
    l->sum = sum + quote; // expect: racy-update
    qemu_co_mutex_unlock(&l->lock);
}

void coroutine_fn ledger_two_locks(Ledger *l) {
    qemu_co_mutex_lock(&l->lock);
    long sum = l->sum;
    qemu_co_mutex_unlock(&l->lock);
    qemu_co_mutex_lock(&l->other_lock);
    l->sum = sum + 1; // expect: racy-update
    qemu_co_mutex_unlock(&l->other_lock);
}

void coroutine_fn ledger_lock_then_read(Ledger *l) {
    long quote = ledger_quote(1);
    qemu_co_mutex_lock(&l->lock);
    long sum = l->sum;
    l->sum = sum + quote;
    qemu_co_mutex_unlock(&l->lock);
}

void coroutine_fn ledger_read_again_under_the_lock(Ledger *l) {
    long quote = ledger_quote(l->sum);
    qemu_co_mutex_lock(&l->lock);
    l->sum = l->sum + quote;
    qemu_co_mutex_unlock(&l->lock);
}
