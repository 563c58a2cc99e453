// A path that leaves with the lock suspends no more in this function.
#include "../support/marks.h"
#include <pthread.h>

struct early_socket {
    pthread_mutex_t lock;
    int closed;
    int error;
};

void coroutine_fn yield_to_loop(void);

int coroutine_fn early_return_unlocks(struct early_socket *socket) {
    pthread_mutex_lock(&socket->lock); // expect: blocking-lock
    if (socket->closed) {
        pthread_mutex_unlock(&socket->lock);
        return -1;
    }
    socket->error = 0;
    pthread_mutex_unlock(&socket->lock);
    yield_to_loop();
    return 0;
}

int coroutine_fn early_return_keeps_the_lock(struct early_socket *socket) {
    pthread_mutex_lock(&socket->lock); // expect: blocking-lock
    if (socket->closed)
        return -1;
    pthread_mutex_unlock(&socket->lock);
    yield_to_loop();
    return 0;
}

int coroutine_fn early_return_before_the_lock(struct early_socket *socket) {
    if (socket->closed) {
        yield_to_loop();
        return -1;
    }
    pthread_mutex_lock(&socket->lock); // expect: blocking-lock
    socket->error = 0;
    pthread_mutex_unlock(&socket->lock);
    return 0;
}

int coroutine_fn early_return_is_the_only_way_out(struct early_socket *socket) {
    pthread_mutex_lock(&socket->lock); // expect: suspend-while-locked
    if (socket->closed) {
        pthread_mutex_unlock(&socket->lock);
        return -1;
    }
    yield_to_loop();
    pthread_mutex_unlock(&socket->lock);
    return 0;
}
