// A strong definition wins over a weak one, in the weak one's own file as well.
#include "../../support/marks.h"
#include <unistd.h>

__attribute__((weak)) void weakly_slow(void) { sleep(1); }
__attribute__((weak)) void weakly_fast(void) {}
__attribute__((weak)) void only_weak(void) { sleep(1); }
coroutine_fn void beside_the_weak_ones(void) {
    weakly_slow();
    weakly_fast(); // expect: blocking-sleep
    only_weak(); // expect: blocking-sleep
}
