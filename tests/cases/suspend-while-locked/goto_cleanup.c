// Which label a goto goes to decides whether the lock is still held.
#include "../support/marks.h"
#include <pthread.h>
#include <stdlib.h>

struct goto_file {
    pthread_mutex_t lock;
    char *buffer;
    int error;
};

int goto_prepare(struct goto_file *file);
int goto_finish(struct goto_file *file);
void coroutine_fn yield_to_loop(void);

int coroutine_fn goto_unlocks_then_suspends(struct goto_file *file) {
    int error;
    pthread_mutex_lock(&file->lock); // expect: blocking-lock
    error = goto_prepare(file);
    if (error)
        goto out;
    error = goto_finish(file);
out:
    pthread_mutex_unlock(&file->lock);
    yield_to_loop();
    return error;
}

int coroutine_fn goto_past_the_unlock(struct goto_file *file) {
    int error;
    pthread_mutex_lock(&file->lock); // expect: suspend-while-locked
    error = goto_prepare(file);
    if (error)
        goto out;
    error = goto_finish(file);
    pthread_mutex_unlock(&file->lock);
out:
    yield_to_loop();
    return error;
}

int coroutine_fn goto_staged_labels(struct goto_file *file) {
    int error;
    file->buffer = malloc(16);
    if (!file->buffer) {
        error = -1;
        goto out;
    }
    pthread_mutex_lock(&file->lock); // expect: blocking-lock
    error = goto_prepare(file);
    if (error)
        goto out_unlock;
    file->error = 0;
out_unlock:
    pthread_mutex_unlock(&file->lock);
    free(file->buffer);
out:
    yield_to_loop();
    return error;
}

int coroutine_fn goto_back_with_the_lock(struct goto_file *file) {
again:
    yield_to_loop();
    pthread_mutex_lock(&file->lock); // expect: suspend-while-locked
    if (goto_prepare(file))
        goto again;
    pthread_mutex_unlock(&file->lock);
    return 0;
}

int coroutine_fn goto_back_without_the_lock(struct goto_file *file) {
again:
    yield_to_loop();
    pthread_mutex_lock(&file->lock); // expect: blocking-lock
    if (goto_prepare(file)) {
        pthread_mutex_unlock(&file->lock);
        goto again;
    }
    pthread_mutex_unlock(&file->lock);
    return 0;
}
