// Arguments are taken from left to right too.
#include "../support/qemu_mini.h"

static int level;

int coroutine_fn sample_level(void);

static int weighted(int old, int sample) {
    return (3 * old + sample) / 4;
}

static int weighted_the_other_way(int sample, int old) {
    return (3 * old + sample) / 4;
}

void coroutine_fn level_read_first(void) {
    level = weighted(level, sample_level()); // expect: racy-update
}

void coroutine_fn level_read_last(void) {
    level = weighted_the_other_way(sample_level(), level);
}

void coroutine_fn sample_read_first(void) {
    int sample = sample_level();
    level = weighted(level, sample);
}
