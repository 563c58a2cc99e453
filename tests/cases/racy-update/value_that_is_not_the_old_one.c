// Reading the state before and writing something else after is no update.
#include "../support/qemu_mini.h"
#include <stdbool.h>

typedef struct Drive {
    bool busy;
    int state;
    int error;
    int position;
} Drive;

int coroutine_fn drive_seek(int from, int to);

void coroutine_fn drive_flag(Drive *d) {
    if (d->busy)
        return;
    d->busy = true;
    qemu_coroutine_yield();
    d->busy = false;
}

void coroutine_fn drive_reset(Drive *d) {
    int state = d->state;
    d->error = drive_seek(state, 0);
    d->state = 0;
}

void coroutine_fn drive_move(Drive *d, int target) {
    int from = d->position;
    int error = drive_seek(from, target);
    d->error = error;
    d->position = target;
}

void coroutine_fn drive_other_source(Drive *d, const Drive *master) {
    int old = d->position;
    (void)old;
    qemu_coroutine_yield();
    d->position = master->position + 1;
}
