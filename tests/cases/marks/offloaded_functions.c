// A function marked as offloaded runs on another thread: it may block there, and whoever calls it only hands it over.
#include "../../../include/corolint/annotations.h"
#include "../support/marks.h"
#include <pthread.h>
#include <unistd.h>

#define offloaded

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int shared;

COROLINT_OFFLOADED static void work(void *data) {
    (void)data;
    pthread_mutex_lock(&lock);
    sleep(1);
    pthread_mutex_unlock(&lock);
}

static void not_marked(void *data) {
    (void)data;
    sleep(1);
}

static void offloaded marked_by_a_macro(void) {
    sleep(1);
}

/* Seen from here only as a declaration. */
COROLINT_OFFLOADED void elsewhere(void (*callback)(void));
void elsewhere(void (*callback)(void)) {
    callback();
    sleep(1);
}

static void sleeps(void) {
    sleep(1);
}

void coroutine_fn hands_over(void) {
    work(&shared);
    marked_by_a_macro();
    elsewhere(sleeps);
    not_marked(&shared); // expect: blocking-sleep
}

static void helper(void) {
    work(&shared);
}

void coroutine_fn hands_over_through_a_helper(void) {
    helper();
}

/* A lock the other thread takes is not held here. */
COROLINT_OFFLOADED static void take(void) {
    pthread_mutex_lock(&lock);
}

coroutine_fn void pause_here(void);

void coroutine_fn suspends_after(void) {
    take();
    pause_here();
}

/* No mark makes it run on the loop again. */
COROLINT_OFFLOADED void coroutine_fn both(void) {
    sleep(1);
}

/* The other thread runs no coroutines. */
COROLINT_OFFLOADED void calls_a_coroutine(void) {
    pause_here(); // expect: coroutine-called-outside
}
