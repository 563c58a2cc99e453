// CoMutex and CoRwlock suspend the coroutine that has to wait: that is what they are for.
#include "../support/qemu_mini.h"

typedef struct BDRVState {
    CoMutex lock;
    CoRwlock table_lock;
    int in_flight;
} BDRVState;

void coroutine_fn bdrv_co_count(BDRVState *s) {
    qemu_co_mutex_lock(&s->lock);
    s->in_flight++;
    qemu_co_mutex_unlock(&s->lock);
}

int coroutine_fn bdrv_co_in_flight(BDRVState *s) {
    qemu_co_rwlock_rdlock(&s->table_lock);
    int in_flight = s->in_flight;
    qemu_co_rwlock_unlock(&s->table_lock);
    return in_flight;
}

void coroutine_fn bdrv_co_reset(BDRVState *s) {
    qemu_co_rwlock_wrlock(&s->table_lock);
    s->in_flight = 0;
    qemu_co_rwlock_unlock(&s->table_lock);
}
