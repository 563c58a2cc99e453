// A local pointer stands for what it was given, until it is given something else.
#include "../support/marks.h"
#include <pthread.h>
#include <stddef.h>

struct chain_node {
    pthread_mutex_t lock;
    struct chain_node *next;
    int visits;
};

void coroutine_fn yield_to_loop(void);

void coroutine_fn chain_released_through_the_pointer(struct chain_node *node) {
    pthread_mutex_t *lock = &node->lock;
    pthread_mutex_lock(&node->lock); // expect: blocking-lock
    node->visits++;
    pthread_mutex_unlock(lock);
    yield_to_loop();
}

void coroutine_fn chain_pointer_moved_on(struct chain_node *node) {
    pthread_mutex_lock(&node->lock); // expect: suspend-while-locked
    node->visits++;
    node = node->next;
    pthread_mutex_unlock(&node->lock);
    yield_to_loop();
}

void coroutine_fn chain_walked(struct chain_node *head) {
    for (struct chain_node *node = head; node; node = node->next) {
        pthread_mutex_lock(&node->lock); // expect: blocking-lock
        node->visits++;
        pthread_mutex_unlock(&node->lock);
        yield_to_loop();
    }
}

void coroutine_fn chain_walked_holding(struct chain_node *head) {
    for (struct chain_node *node = head; node; node = node->next) {
        pthread_mutex_lock(&node->lock); // expect: suspend-while-locked
        node->visits++;
        yield_to_loop();
        pthread_mutex_unlock(&node->lock);
    }
}
