// A mark on a function pointer marks the calls through it.
#include "../support/marks.h"
#include <pthread.h>

struct pointer_driver {
    pthread_mutex_t lock;
    int(coroutine_fn *read)(struct pointer_driver *driver);
    int (*length)(struct pointer_driver *driver);
};

int coroutine_fn pointer_call_while_locked(struct pointer_driver *driver) {
    pthread_mutex_lock(&driver->lock); // expect: suspend-while-locked
    int read = driver->read(driver);
    pthread_mutex_unlock(&driver->lock);
    return read;
}

int coroutine_fn pointer_call_after_the_unlock(struct pointer_driver *driver) {
    pthread_mutex_lock(&driver->lock); // expect: blocking-lock
    int length = driver->length(driver);
    pthread_mutex_unlock(&driver->lock);
    return length + driver->read(driver);
}
