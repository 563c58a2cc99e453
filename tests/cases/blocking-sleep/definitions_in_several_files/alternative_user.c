// See alternative_one.c.
#include "../../support/marks.h"

void alternative(void);
coroutine_fn void either_alternative(void) {
    alternative(); // expect: blocking-sleep
}
