// "A call to a coroutine-marked function suspends unless its body is in the program and no path in
// it reaches a suspension."
#include "../support/marks.h"
#include <pthread.h>

struct marked_node {
    pthread_mutex_t lock;
    struct marked_node *left;
    struct marked_node *right;
    int depth;
};

void coroutine_fn yield_to_loop(void);
void coroutine_fn marked_unknown(struct marked_node *node);

static int coroutine_fn marked_only_adds(struct marked_node *node) {
    return ++node->depth;
}

static int coroutine_fn marked_calls_one_that_only_adds(struct marked_node *node) {
    return marked_only_adds(node) + 1;
}

static int coroutine_fn marked_suspends_sometimes(struct marked_node *node) {
    if (node->depth > 3)
        yield_to_loop();
    return node->depth;
}

static int coroutine_fn marked_suspends_never_really(struct marked_node *node) {
    if (0)
        yield_to_loop();
    return node->depth;
}

static int coroutine_fn marked_recursive(struct marked_node *node) {
    return node ? marked_recursive(node->left) + marked_recursive(node->right) + 1 : 0;
}

static int coroutine_fn marked_recursive_at_the_leaves(struct marked_node *node) {
    if (node->left)
        return marked_recursive_at_the_leaves(node->left);
    yield_to_loop();
    return node->depth;
}

static int coroutine_fn marked_odd(struct marked_node *node);

static int coroutine_fn marked_even(struct marked_node *node) {
    return node ? marked_odd(node->left) : 1;
}

static int coroutine_fn marked_odd(struct marked_node *node) {
    return node ? marked_even(node->left) : 0;
}

void coroutine_fn marked_call_of_an_unknown(struct marked_node *node) {
    pthread_mutex_lock(&node->lock); // expect: suspend-while-locked
    marked_unknown(node);
    pthread_mutex_unlock(&node->lock);
}

void coroutine_fn marked_call_that_sometimes_suspends(struct marked_node *node) {
    pthread_mutex_lock(&node->lock); // expect: suspend-while-locked
    marked_suspends_sometimes(node);
    pthread_mutex_unlock(&node->lock);
}

void coroutine_fn marked_call_that_recurs_and_suspends(struct marked_node *node) {
    pthread_mutex_lock(&node->lock); // expect: suspend-while-locked
    marked_recursive_at_the_leaves(node);
    pthread_mutex_unlock(&node->lock);
}

void coroutine_fn marked_call_that_only_adds(struct marked_node *node) {
    pthread_mutex_lock(&node->lock); // expect: blocking-lock
    marked_calls_one_that_only_adds(node);
    pthread_mutex_unlock(&node->lock);
}

void coroutine_fn marked_call_with_a_dead_suspension(struct marked_node *node) {
    pthread_mutex_lock(&node->lock); // expect: blocking-lock
    marked_suspends_never_really(node);
    pthread_mutex_unlock(&node->lock);
}

void coroutine_fn marked_call_that_recurs(struct marked_node *node) {
    pthread_mutex_lock(&node->lock); // expect: blocking-lock
    marked_recursive(node);
    pthread_mutex_unlock(&node->lock);
}

void coroutine_fn marked_call_that_recurs_in_a_circle(struct marked_node *node) {
    pthread_mutex_lock(&node->lock); // expect: blocking-lock
    marked_even(node);
    pthread_mutex_unlock(&node->lock);
}
