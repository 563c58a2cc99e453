// A lock held from the read to the write keeps the others away; each time by another form.
#include "../support/qemu_mini.h"

typedef struct Refcounts {
    CoMutex lock;
    CoRwlock table_lock;
    int count;
    int table[64];
} Refcounts;

int coroutine_fn refcounts_flush(int count);

void coroutine_fn increase_locked(Refcounts *r) {
    qemu_co_mutex_lock(&r->lock);
    int count = r->count;
    qemu_coroutine_yield();
    r->count = count + 1;
    qemu_co_mutex_unlock(&r->lock);
}

int coroutine_fn increase_with_an_early_return(Refcounts *r) {
    qemu_co_mutex_lock(&r->lock);
    int count = r->count;
    int ret = refcounts_flush(count);
    if (ret < 0)
        goto out;
    r->count = count + 1;
out:
    qemu_co_mutex_unlock(&r->lock);
    return ret;
}

void coroutine_fn increase_as_a_writer(Refcounts *r, int index) {
    qemu_co_rwlock_wrlock(&r->table_lock);
    int count = r->table[index];
    qemu_coroutine_yield();
    r->table[index] = count + 1;
    qemu_co_rwlock_unlock(&r->table_lock);
}

void coroutine_fn increase_with_a_guard(Refcounts *r) {
    QEMU_LOCK_GUARD(&r->lock);
    int count = r->count;
    qemu_coroutine_yield();
    r->count = count + 1;
}

void coroutine_fn increase_with_a_guarded_block(Refcounts *r) {
    WITH_QEMU_LOCK_GUARD(&r->lock) {
        int count = r->count;
        qemu_coroutine_yield();
        r->count = count + 1;
    }
}

static void coroutine_fn refcounts_enter(Refcounts *r) {
    qemu_co_mutex_lock(&r->lock);
}

static void coroutine_fn refcounts_leave(Refcounts *r) {
    qemu_co_mutex_unlock(&r->lock);
}

void coroutine_fn increase_between_helpers(Refcounts *r) {
    refcounts_enter(r);
    int count = r->count;
    qemu_coroutine_yield();
    r->count = count + 1;
    refcounts_leave(r);
}

void coroutine_fn increase_unlocked(Refcounts *r) {
    int count = r->count;
    qemu_coroutine_yield();
    r->count = count + 1; // expect: racy-update
}
