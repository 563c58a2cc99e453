// See inlines_slow.c.
#define QUICK
#include "../../support/marks.h"
#include "inlines.h"

coroutine_fn void includes_quick_inlines(void) {
    inline_nap(); // expect: blocking-sleep
    configured();
}
