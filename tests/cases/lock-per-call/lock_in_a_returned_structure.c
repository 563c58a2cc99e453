// Returned inside a structure, by value or by pointer.
#include "../support/marks.h"
#include <pthread.h>
#include <stdlib.h>

struct lock_handle {
    pthread_mutex_t *lock;
    int references;
};

struct lock_owner {
    struct lock_handle *handle;
};

struct lock_handle coroutine_fn handle_by_value(void) {
    pthread_mutex_t *lock = malloc(sizeof *lock);
    pthread_mutex_init(lock, NULL);
    return (struct lock_handle){.lock = lock, .references = 1};
}

struct lock_handle coroutine_fn handle_in_a_local(void) {
    struct lock_handle handle = {.references = 1};
    handle.lock = malloc(sizeof *handle.lock);
    pthread_mutex_init(handle.lock, NULL);
    return handle;
}

void coroutine_fn handle_for_an_owner(struct lock_owner *owner) {
    struct lock_handle *handle = malloc(sizeof *handle);
    handle->lock = malloc(sizeof *handle->lock);
    pthread_mutex_init(handle->lock, NULL);
    owner->handle = handle;
}

int coroutine_fn handle_thrown_away(void) {
    struct lock_handle handle = {.references = 1};
    handle.lock = malloc(sizeof *handle.lock);
    pthread_mutex_init(handle.lock, NULL); // expect: lock-per-call
    pthread_mutex_lock(handle.lock);
    handle.references++;
    pthread_mutex_unlock(handle.lock);
    free(handle.lock);
    return handle.references;
}
