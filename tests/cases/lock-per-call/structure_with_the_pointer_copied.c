// The pointer goes out inside a structure: assigned, copied, by value, or in a literal.
#include "../support/marks.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct work_item {
    pthread_mutex_t *lock;
    int number;
};

void submit_item(struct work_item item);
void submit_item_pointer(const struct work_item *item);
void submit_several(int count, ...);

void coroutine_fn item_assigned(struct work_item *slot) {
    pthread_mutex_t *lock = malloc(sizeof *lock);
    pthread_mutex_init(lock, NULL);
    struct work_item item = {.lock = lock};
    *slot = item;
    pthread_mutex_lock(lock); // expect: blocking-lock
    pthread_mutex_unlock(lock);
}

void coroutine_fn item_copied(struct work_item *slot) {
    pthread_mutex_t *lock = malloc(sizeof *lock);
    pthread_mutex_init(lock, NULL);
    struct work_item item = {.lock = lock};
    memcpy(slot, &item, sizeof item);
    pthread_mutex_lock(lock); // expect: blocking-lock
    pthread_mutex_unlock(lock);
}

void coroutine_fn item_passed_by_value(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    submit_item((struct work_item){.lock = &lock, .number = 1});
    pthread_mutex_lock(&lock); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
}

void coroutine_fn item_passed_by_pointer(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    submit_item_pointer(&(struct work_item){.lock = &lock});
    pthread_mutex_lock(&lock); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
}

void coroutine_fn item_passed_with_others(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    submit_several(2, "lock", &lock);
    pthread_mutex_lock(&lock); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
}

void coroutine_fn item_number_passed(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    struct work_item item = {.lock = &lock, .number = 1};
    submit_several(item.number);
    pthread_mutex_lock(item.lock);
    pthread_mutex_unlock(item.lock);
}
