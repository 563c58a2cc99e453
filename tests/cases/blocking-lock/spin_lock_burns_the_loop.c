// A spin lock does not sleep, but the loop stands still all the same.
#include "../support/marks.h"
#include <pthread.h>

struct device {
    pthread_spinlock_t lock;
    int pending;
};

void coroutine_fn add_pending(struct device *device) {
    pthread_spin_lock(&device->lock); // expect: blocking-lock
    device->pending++;
    pthread_spin_unlock(&device->lock);
}

void coroutine_fn add_pending_if_free(struct device *device) {
    if (pthread_spin_trylock(&device->lock))
        return;
    device->pending++;
    pthread_spin_unlock(&device->lock);
}
