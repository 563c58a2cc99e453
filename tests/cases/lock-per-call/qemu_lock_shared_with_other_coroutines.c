// A coroutine lock on the stack of the coroutine that starts the others is shared with them.
#include "../support/qemu_mini.h"

typedef struct CopyState {
    CoMutex lock;
    int in_flight;
} CopyState;

typedef void coroutine_fn CoroutineEntry(void *opaque); // QEMU's: imitated
Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *coroutine);

void coroutine_fn copy_entry(void *opaque);

void coroutine_fn copy(void) {
    CopyState state;
    state.in_flight = 0;
    qemu_co_mutex_init(&state.lock);
    qemu_coroutine_enter(qemu_coroutine_create(copy_entry, &state));
    qemu_co_mutex_lock(&state.lock);
    state.in_flight++;
    qemu_co_mutex_unlock(&state.lock);
}

int coroutine_fn copy_alone(void) {
    CopyState state;
    state.in_flight = 0;
    qemu_co_mutex_init(&state.lock); // expect: lock-per-call
    qemu_co_mutex_lock(&state.lock);
    state.in_flight++;
    qemu_co_mutex_unlock(&state.lock);
    return state.in_flight;
}
