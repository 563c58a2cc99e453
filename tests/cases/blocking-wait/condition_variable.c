// Waiting for a condition waits for the thread that will signal it.
#include "../support/marks.h"
#include <pthread.h>
#include <stdbool.h>
#include <time.h>

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    int length;
};

void coroutine_fn wait_until_filled(struct queue *queue) {
    pthread_mutex_lock(&queue->lock); // expect: blocking-lock
    while (queue->length == 0)
        pthread_cond_wait(&queue->filled, &queue->lock); // expect: blocking-wait
    pthread_mutex_unlock(&queue->lock);
}

bool coroutine_fn is_filled_before(struct queue *queue, const struct timespec *deadline) {
    int error = 0;
    pthread_mutex_lock(&queue->lock); // expect: blocking-lock
    while (queue->length == 0 && !error)
        error =
            pthread_cond_timedwait(&queue->filled, &queue->lock, deadline); // expect: blocking-wait
    pthread_mutex_unlock(&queue->lock);
    return !error;
}

void coroutine_fn signal_filled(struct queue *queue) {
    pthread_cond_signal(&queue->filled);
    pthread_cond_broadcast(&queue->filled);
}
