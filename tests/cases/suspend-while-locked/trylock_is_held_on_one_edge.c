// A lock won by trying is held like any other; one that was not won is not.
#include "../support/marks.h"
#include <pthread.h>

struct try_device {
    pthread_mutex_t lock;
    pthread_mutex_t queue_lock;
    int pending;
};

void coroutine_fn yield_to_loop(void);

void coroutine_fn try_won_and_held(struct try_device *device) {
    if (pthread_mutex_trylock(&device->lock) == 0) { // expect: suspend-while-locked
        yield_to_loop();
        pthread_mutex_unlock(&device->lock);
    }
}

void coroutine_fn try_lost_leaves_early(struct try_device *device) {
    if (pthread_mutex_trylock(&device->lock)) // expect: suspend-while-locked
        return;
    device->pending++;
    yield_to_loop();
    pthread_mutex_unlock(&device->lock);
}

void coroutine_fn try_kept_in_a_variable(struct try_device *device) {
    int busy = pthread_mutex_trylock(&device->lock); // expect: suspend-while-locked
    if (busy)
        return;
    yield_to_loop();
    pthread_mutex_unlock(&device->lock);
}

void coroutine_fn try_result_ignored(struct try_device *device) {
    (void)pthread_mutex_trylock(&device->lock); // expect: suspend-while-locked
    yield_to_loop();
    pthread_mutex_unlock(&device->lock);
}

void coroutine_fn try_lost_suspends(struct try_device *device) {
    if (pthread_mutex_trylock(&device->lock) != 0) {
        yield_to_loop();
        return;
    }
    device->pending++;
    pthread_mutex_unlock(&device->lock);
}

void coroutine_fn try_until_won(struct try_device *device) {
    while (pthread_mutex_trylock(&device->lock))
        yield_to_loop();
    device->pending++;
    pthread_mutex_unlock(&device->lock);
}

void coroutine_fn try_lost_as_a_variable(struct try_device *device) {
    int error = pthread_mutex_trylock(&device->lock);
    if (error != 0) {
        yield_to_loop();
    } else {
        device->pending++;
        pthread_mutex_unlock(&device->lock);
    }
}

void coroutine_fn try_won_and_released(struct try_device *device) {
    if (!pthread_mutex_trylock(&device->lock)) {
        device->pending++;
        pthread_mutex_unlock(&device->lock);
    }
    yield_to_loop();
}

void coroutine_fn try_the_second_holding_the_first(struct try_device *device) {
    pthread_mutex_lock(&device->lock); // expect: suspend-while-locked
    while (pthread_mutex_trylock(&device->queue_lock))
        yield_to_loop();
    device->pending++;
    pthread_mutex_unlock(&device->queue_lock);
    pthread_mutex_unlock(&device->lock);
}

void coroutine_fn try_both_or_none(struct try_device *device) {
    for (;;) {
        pthread_mutex_lock(&device->lock); // expect: blocking-lock
        if (pthread_mutex_trylock(&device->queue_lock) == 0)
            break;
        pthread_mutex_unlock(&device->lock);
        yield_to_loop();
    }
    device->pending++;
    pthread_mutex_unlock(&device->queue_lock);
    pthread_mutex_unlock(&device->lock);
}
