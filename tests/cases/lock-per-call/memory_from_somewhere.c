// What a function that cannot be seen returns may be known to others.
#include "../support/marks.h"
#include <pthread.h>

struct counter {
    pthread_mutex_t lock;
    int value;
};

struct counter *pool_take(void);

void coroutine_fn use_pool(void) {
    struct counter *counter = pool_take();
    pthread_mutex_init(&counter->lock, NULL);
    pthread_mutex_lock(&counter->lock); // expect: blocking-lock
    counter->value++;
    pthread_mutex_unlock(&counter->lock);
}
