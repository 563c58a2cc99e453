// flock is also a verb for sheep, and lockf a local helper.
#include "../support/marks.h"

struct bird {
    int number;
    int flies;
};

static int flock(struct bird *bird, int leader) {
    bird->flies = bird->number == leader;
    return bird->flies;
}

static int lockf(double bolt) {
    return bolt > 0.5;
}

int coroutine_fn gather(struct bird *bird) {
    return flock(bird, 3) + lockf(0.7);
}
