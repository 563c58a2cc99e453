// Inline functions of a header are what they are where it is included.
#include "../../support/marks.h"
#include "inlines.h"

coroutine_fn void includes_slow_inlines(void) {
    inline_nap(); // expect: blocking-sleep
    configured(); // expect: blocking-sleep
}
