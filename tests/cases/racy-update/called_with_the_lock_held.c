// A helper whose callers all hold a lock over the call needs none of its own.
#include "../support/qemu_mini.h"

int coroutine_fn ledger_fetch(int x);

typedef struct Ledger { CoMutex lock; int n; } Ledger;
/* Called with q->lock held. */
static void coroutine_fn ledger_locked(Ledger *q) { int n = q->n; ledger_fetch(1); q->n = n + 1; }
void coroutine_fn ledger_outer(Ledger *q) { qemu_co_mutex_lock(&q->lock); ledger_locked(q); qemu_co_mutex_unlock(&q->lock); }
static void coroutine_fn ledger_sometimes(Ledger *q) { int n = q->n; ledger_fetch(1); q->n = n + 1; } // expect: racy-update
void coroutine_fn ledger_outer2(Ledger *q) { qemu_co_mutex_lock(&q->lock); ledger_sometimes(q); qemu_co_mutex_unlock(&q->lock); ledger_sometimes(q); }
void coroutine_fn ledger_extern(Ledger *q) { int n = q->n; ledger_fetch(1); q->n = n + 1; } // expect: racy-update
static void coroutine_fn ledger_locked_inner(Ledger *q) { int n = q->n; ledger_fetch(1); q->n = n + 1; }
static void coroutine_fn ledger_locked_mid(Ledger *q) { ledger_locked_inner(q); }
void coroutine_fn ledger_outer3(Ledger *q) { qemu_co_mutex_lock(&q->lock); ledger_locked_mid(q); qemu_co_mutex_unlock(&q->lock); }
