// A mixed function runs in coroutines too, and knows what it may call there.
#include "../support/marks.h"

int coroutine_fn co_flush(int unit);
int coroutine_mixed_fn flush_declared(int unit);
__attribute__((annotate("coroutine_mixed_fn"))) int flush_annotated(int unit);

int coroutine_mixed_fn flush(int unit) {
    return co_flush(unit);
}

int flush_declared(int unit) {
    return co_flush(unit);
}

int flush_annotated(int unit) {
    return co_flush(unit);
}

int flush_all(int unit) {
    return flush(unit) + flush_declared(unit) + flush_annotated(unit);
}

int flush_unmixed(int unit) {
    return flush(unit) + co_flush(unit); // expect: coroutine-called-outside
}
