// no_coroutine_fn says that the function is never a coroutine, whatever else is said of it.
#include "../support/marks.h"

int coroutine_fn co_drain(int unit);
int coroutine_fn drain_in_doubt(int unit);

int no_coroutine_fn drain(int unit) {
    return co_drain(unit); // expect: coroutine-called-outside
}

__attribute__((annotate("no_coroutine_fn"))) int drain_annotated(int unit) {
    return co_drain(unit); // expect: coroutine-called-outside
}

int no_coroutine_fn drain_in_doubt(int unit) {
    return co_drain(unit); // expect: coroutine-called-outside
}

/* It is a plain function to its callers. */
int drain_all(int unit) {
    return drain(unit) + drain_annotated(unit) + drain_in_doubt(unit);
}

int coroutine_fn co_drain_all(int unit) {
    return drain(unit) + drain_annotated(unit) + co_drain(unit);
}
