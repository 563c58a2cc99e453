// What the compiler does not look at may well need its comments elsewhere.
#include "../support/marks.h"
#include <unistd.h>

#ifdef SOME_OTHER_SYSTEM
void coroutine_fn left_out(void) {
    sleep(1); // NOLINT(corolint-blocking-sleep)
}
#else
void coroutine_fn taken_in(void) {
    getpid(); // NOLINT(corolint-blocking-sleep) // expect: unused-suppression
#if 0
    sleep(1); // NOLINT(corolint-blocking-sleep)
#endif
}
#endif
