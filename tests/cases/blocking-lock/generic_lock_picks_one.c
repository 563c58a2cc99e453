// _Generic runs only the association it chooses.
#include "../support/marks.h"
#include <pthread.h>

struct turn {
    int taken;
};

static inline int turn_take(struct turn *turn) {
    return turn->taken++;
}

#define TAKE(x) _Generic((x), pthread_mutex_t *: pthread_mutex_lock, struct turn *: turn_take)(x)

int coroutine_fn take_mutex(pthread_mutex_t *mutex) {
    return TAKE(mutex); // expect: blocking-lock
}

int coroutine_fn take_turn(struct turn *turn) {
    return TAKE(turn);
}
