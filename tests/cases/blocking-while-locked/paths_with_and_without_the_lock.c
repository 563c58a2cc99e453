// Branches, gotos, loops and switches: held on some path that reaches the call.
#include "../support/qemu_mini.h"
#include <unistd.h>

typedef struct PathState {
    CoMutex lock;
    int fd;
    int dirty;
} PathState;

int path_prepare(PathState *s);

void coroutine_fn path_one_branch_locks(PathState *s, bool shared) {
    if (shared)
        qemu_co_mutex_lock(&s->lock);
    fsync(s->fd); // expect: blocking-while-locked
    if (shared)
        qemu_co_mutex_unlock(&s->lock);
}

// "A lock taken and released under the same unchanging flag is seen as released."
void coroutine_fn path_same_flag(PathState *s, const bool shared) {
    if (shared)
        qemu_co_mutex_lock(&s->lock);
    s->dirty = 0;
    if (shared)
        qemu_co_mutex_unlock(&s->lock);
    fsync(s->fd); // expect: blocking-io
}

void coroutine_fn path_one_branch_unlocks(PathState *s) {
    qemu_co_mutex_lock(&s->lock);
    if (!s->dirty)
        qemu_co_mutex_unlock(&s->lock);
    fsync(s->fd); // expect: blocking-while-locked
}

int coroutine_fn path_goto_unlocks(PathState *s) {
    qemu_co_mutex_lock(&s->lock);
    int error = path_prepare(s);
    if (error)
        goto out;
    s->dirty = 0;
out:
    qemu_co_mutex_unlock(&s->lock);
    fsync(s->fd); // expect: blocking-io
    return error;
}

int coroutine_fn path_goto_past_the_unlock(PathState *s) {
    qemu_co_mutex_lock(&s->lock);
    int error = path_prepare(s);
    if (error)
        goto out;
    qemu_co_mutex_unlock(&s->lock);
out:
    fsync(s->fd); // expect: blocking-while-locked
    return error;
}

int coroutine_fn path_early_return(PathState *s) {
    qemu_co_mutex_lock(&s->lock);
    if (!s->dirty) {
        qemu_co_mutex_unlock(&s->lock);
        return fsync(s->fd); // expect: blocking-io
    }
    qemu_co_mutex_unlock(&s->lock);
    return 0;
}

void coroutine_fn path_next_round(PathState *s, int rounds) {
    while (rounds-- > 0) {
        fsync(s->fd); // expect: blocking-while-locked
        qemu_co_mutex_lock(&s->lock);
        if (s->dirty)
            continue;
        qemu_co_mutex_unlock(&s->lock);
    }
}

void coroutine_fn path_unlocked_around_the_call(PathState *s) {
    qemu_co_mutex_lock(&s->lock);
    while (s->dirty) {
        qemu_co_mutex_unlock(&s->lock);
        fsync(s->fd); // expect: blocking-io
        qemu_co_mutex_lock(&s->lock);
    }
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn path_switch(PathState *s, int what) {
    qemu_co_mutex_lock(&s->lock);
    switch (what) {
    case 0:
        qemu_co_mutex_unlock(&s->lock);
        fsync(s->fd); // expect: blocking-io
        break;
    case 1:
        fsync(s->fd); // expect: blocking-while-locked
        /* fall through */
    default:
        qemu_co_mutex_unlock(&s->lock);
    }
}
