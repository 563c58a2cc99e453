// However the coroutine reaches its own lock, it is reported once and nowhere else; a pointer is no
// lock.
#include "../support/marks.h"
#include <pthread.h>

struct chain {
    pthread_mutex_t lock;
    struct chain *next;
    int value;
};

static int links;

static void lock_through(pthread_mutex_t **pointer) {
    pthread_mutex_lock(*pointer);
}

static void unlock_at_the_end(pthread_mutex_t **pointer) {
    pthread_mutex_unlock(*pointer);
}

void coroutine_fn array_of_pointers(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    pthread_mutex_t *pointers[1] = {&lock};
    pthread_mutex_lock(pointers[0]);
    links++;
    pthread_mutex_unlock(pointers[0]);
}

void coroutine_fn pointer_to_a_pointer(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    pthread_mutex_t *pointer = &lock;
    pthread_mutex_t **outer = &pointer;
    pthread_mutex_lock(*outer);
    links++;
    pthread_mutex_unlock(*outer);
}

void coroutine_fn pointer_to_a_pointer_in_a_helper(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    pthread_mutex_t *pointer = &lock;
    lock_through(&pointer);
    links++;
    pthread_mutex_unlock(pointer);
}

void coroutine_fn pointer_with_a_cleanup(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    __attribute__((cleanup(unlock_at_the_end))) pthread_mutex_t *guard = &lock;
    pthread_mutex_lock(guard);
    links++;
}

void coroutine_fn pointer_to_the_member(void) {
    struct chain link;
    pthread_mutex_t *lock = &link.lock;
    pthread_mutex_init(lock, NULL); // expect: lock-per-call
    pthread_mutex_lock(lock);
    links++;
    pthread_mutex_unlock(lock);
}

void coroutine_fn one_of_two_of_its_own(int first) {
    pthread_mutex_t left = PTHREAD_MUTEX_INITIALIZER;  // expect: lock-per-call
    pthread_mutex_t right = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    pthread_mutex_t *either = first ? &left : &right;
    pthread_mutex_lock(either);
    links++;
    pthread_mutex_unlock(either);
}

void coroutine_fn lock_in_a_union(void) {
    union {
        pthread_mutex_t lock;
        char padding[64];
    } padded;
    pthread_mutex_init(&padded.lock, NULL); // expect: lock-per-call
    pthread_mutex_lock(&padded.lock);
    links++;
    pthread_mutex_unlock(&padded.lock);
}
