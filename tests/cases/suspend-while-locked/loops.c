// What is taken in one round and not let go of is held in the next.
#include "../support/marks.h"
#include <pthread.h>
#include <stdbool.h>

struct loop_queue {
    pthread_mutex_t lock;
    int length;
    bool closed;
};

bool loop_take(struct loop_queue *queue);
void coroutine_fn yield_to_loop(void);

void coroutine_fn loop_keeps_it_over_the_next_round(struct loop_queue *queue, int rounds) {
    for (int round = 0; round < rounds; round++) {
        yield_to_loop();
        pthread_mutex_lock(&queue->lock); // expect: suspend-while-locked
        if (queue->closed)
            continue;
        loop_take(queue);
        pthread_mutex_unlock(&queue->lock);
    }
}

void coroutine_fn loop_unlocks_around_the_suspension(struct loop_queue *queue) {
    pthread_mutex_lock(&queue->lock); // expect: blocking-lock
    while (!queue->closed) {
        loop_take(queue);
        pthread_mutex_unlock(&queue->lock);
        yield_to_loop();
        pthread_mutex_lock(&queue->lock); // expect: blocking-lock
    }
    pthread_mutex_unlock(&queue->lock);
}

void coroutine_fn loop_continues_after_unlocking(struct loop_queue *queue, int rounds) {
    for (int round = 0; round < rounds; round++) {
        yield_to_loop();
        pthread_mutex_lock(&queue->lock); // expect: blocking-lock
        if (queue->closed) {
            pthread_mutex_unlock(&queue->lock);
            continue;
        }
        loop_take(queue);
        pthread_mutex_unlock(&queue->lock);
    }
}

void coroutine_fn loop_left_with_the_lock(struct loop_queue *queue) {
    for (;;) {
        pthread_mutex_lock(&queue->lock); // expect: suspend-while-locked
        if (loop_take(queue))
            break;
        pthread_mutex_unlock(&queue->lock);
    }
    yield_to_loop();
    pthread_mutex_unlock(&queue->lock);
}

void coroutine_fn loop_left_with_the_lock_and_let_go(struct loop_queue *queue) {
    for (;;) {
        pthread_mutex_lock(&queue->lock); // expect: blocking-lock
        if (loop_take(queue))
            break;
        pthread_mutex_unlock(&queue->lock);
        yield_to_loop();
    }
    pthread_mutex_unlock(&queue->lock);
    yield_to_loop();
}

void coroutine_fn loop_with_its_test_at_the_end(struct loop_queue *queue) {
    pthread_mutex_lock(&queue->lock); // expect: suspend-while-locked
    do {
        yield_to_loop();
    } while (!loop_take(queue));
    pthread_mutex_unlock(&queue->lock);
}
