// See weak.c.
#include "../../support/marks.h"

void weakly_slow(void);
void weakly_fast(void);
void only_weak(void);
coroutine_fn void away_from_the_weak_ones(void) {
    weakly_slow();
    weakly_fast(); // expect: blocking-sleep
    only_weak(); // expect: blocking-sleep
}
