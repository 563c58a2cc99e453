// A helper whose body stores the address makes the lock shared; one that only uses it does not.
#include "../support/marks.h"
#include <pthread.h>

struct kept_registry {
    pthread_mutex_t *lock;
};

static pthread_mutex_t *last_registered;

static void register_globally(pthread_mutex_t *lock) {
    last_registered = lock;
}

static void register_in(struct kept_registry *registry, pthread_mutex_t *lock) {
    registry->lock = lock;
}

static void register_two_levels_down(pthread_mutex_t *lock) {
    register_globally(lock);
}

static int register_in_a_static(pthread_mutex_t *lock) {
    static pthread_mutex_t *kept;
    int first = kept == NULL;
    kept = lock;
    return first;
}

static void use_only(pthread_mutex_t *lock) {
    pthread_mutex_lock(lock);
    pthread_mutex_unlock(lock);
}

static void use_two_levels_down(pthread_mutex_t *lock) {
    pthread_mutex_t *same = lock;
    use_only(same);
}

void coroutine_fn kept_globally(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    register_globally(&lock);
    pthread_mutex_lock(&lock); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
}

void coroutine_fn kept_in_a_parameter(struct kept_registry *registry) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    register_in(registry, &lock);
    pthread_mutex_lock(&lock); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
}

void coroutine_fn kept_two_levels_down(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    register_two_levels_down(&lock);
    use_only(&lock); // expect: blocking-lock
}

void coroutine_fn kept_in_a_static(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    register_in_a_static(&lock);
    use_only(&lock); // expect: blocking-lock
}

void coroutine_fn kept_in_a_local_registry(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    struct kept_registry registry;
    register_in(&registry, &lock);
    pthread_mutex_lock(registry.lock);
    pthread_mutex_unlock(registry.lock);
}

void coroutine_fn used_two_levels_down(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    use_two_levels_down(&lock);
}
