// A lock with a timeout is held when it was won, and blocks either way.
#include "../support/marks.h"
#include <pthread.h>
#include <time.h>

struct timed_bus {
    pthread_mutex_t lock;
    pthread_rwlock_t table_lock;
    int frames;
};

void coroutine_fn yield_to_loop(void);

int coroutine_fn timed_won_and_held(struct timed_bus *bus, const struct timespec *deadline) {
    if (pthread_mutex_timedlock(&bus->lock, deadline) != 0) // expect: suspend-while-locked
        return -1;
    yield_to_loop();
    bus->frames++;
    pthread_mutex_unlock(&bus->lock);
    return 0;
}

int coroutine_fn timed_lost_suspends(struct timed_bus *bus, const struct timespec *deadline) {
    if (pthread_mutex_timedlock(&bus->lock, deadline) != 0) { // expect: blocking-lock
        yield_to_loop();
        return -1;
    }
    bus->frames++;
    pthread_mutex_unlock(&bus->lock);
    return 0;
}

void coroutine_fn timed_reader(struct timed_bus *bus, const struct timespec *deadline) {
    int error =
        pthread_rwlock_timedrdlock(&bus->table_lock, deadline); // expect: suspend-while-locked
    if (error)
        return;
    yield_to_loop();
    pthread_rwlock_unlock(&bus->table_lock);
}

void coroutine_fn timed_reader_done_in_time(struct timed_bus *bus,
                                            const struct timespec *deadline) {
    int error = pthread_rwlock_timedrdlock(&bus->table_lock, deadline); // expect: blocking-lock
    if (!error) {
        bus->frames++;
        pthread_rwlock_unlock(&bus->table_lock);
    }
    yield_to_loop();
}
