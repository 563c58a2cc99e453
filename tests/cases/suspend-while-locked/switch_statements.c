// Every case of a switch is a path, and so is falling through.
#include "../support/marks.h"
#include <pthread.h>

enum switch_request {
    SWITCH_READ,
    SWITCH_WRITE,
    SWITCH_FLUSH
};

struct switch_disk {
    pthread_mutex_t lock;
    int dirty;
};

void coroutine_fn yield_to_loop(void);

void coroutine_fn switch_case_without_unlock(struct switch_disk *disk, enum switch_request what) {
    pthread_mutex_lock(&disk->lock); // expect: suspend-while-locked
    switch (what) {
    case SWITCH_WRITE:
        disk->dirty = 1;
        pthread_mutex_unlock(&disk->lock);
        break;
    case SWITCH_FLUSH:
        disk->dirty = 0;
        break;
    default:
        pthread_mutex_unlock(&disk->lock);
        break;
    }
    yield_to_loop();
}

void coroutine_fn switch_without_default(struct switch_disk *disk, int what) {
    pthread_mutex_lock(&disk->lock); // expect: suspend-while-locked
    switch (what) {
    case 1:
    case 2:
        pthread_mutex_unlock(&disk->lock);
        break;
    }
    yield_to_loop();
}

void coroutine_fn switch_falls_through(struct switch_disk *disk, enum switch_request what) {
    switch (what) {
    case SWITCH_WRITE:
        pthread_mutex_lock(&disk->lock); // expect: suspend-while-locked
        disk->dirty = 1;
        /* fall through */
    default:
        yield_to_loop();
    }
}

void coroutine_fn switch_does_not_fall_through(struct switch_disk *disk, enum switch_request what) {
    switch (what) {
    case SWITCH_WRITE:
        pthread_mutex_lock(&disk->lock); // expect: blocking-lock
        disk->dirty = 1;
        pthread_mutex_unlock(&disk->lock);
        break;
    default:
        yield_to_loop();
    }
}

void coroutine_fn switch_every_case_unlocks(struct switch_disk *disk, enum switch_request what) {
    pthread_mutex_lock(&disk->lock); // expect: blocking-lock
    switch (what) {
    case SWITCH_WRITE:
        disk->dirty = 1;
        pthread_mutex_unlock(&disk->lock);
        yield_to_loop();
        break;
    default:
        pthread_mutex_unlock(&disk->lock);
        yield_to_loop();
    }
}
