// The C library keeps no pointer it prints, fills or measures.
#include "../support/marks.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>

struct counted {
    pthread_mutex_t lock;
    int value;
};

void coroutine_fn printed_into_a_buffer(char *text, size_t size) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    snprintf(text, size, "%p", (void *)&lock);
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
}

void coroutine_fn cleared_first(void) {
    struct counted counted;
    memset(&counted, 0, sizeof counted);
    pthread_mutex_init(&counted.lock, NULL); // expect: lock-per-call
    pthread_mutex_lock(&counted.lock);
    counted.value++;
    pthread_mutex_unlock(&counted.lock);
    pthread_mutex_destroy(&counted.lock);
}

size_t coroutine_fn measured(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
    return sizeof(lock) + sizeof &lock;
}
