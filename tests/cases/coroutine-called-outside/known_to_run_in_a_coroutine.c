// Where code has asked whether it runs in a coroutine, it may call one if it does.
#include <assert.h>

#include "../support/qemu_mini.h"

int coroutine_fn co_truncate(int size);
int truncate_and_poll(int size);

int truncate_in_branch(int size) {
    if (qemu_in_coroutine()) {
        return co_truncate(size);
    } else {
        return truncate_and_poll(size);
    }
}

int truncate_after_early_return(int size) {
    if (!qemu_in_coroutine()) {
        return truncate_and_poll(size);
    }
    return co_truncate(size);
}

int truncate_in_both(int size) {
    if (qemu_in_coroutine() && size > 0) {
        return co_truncate(size);
    }
    return qemu_in_coroutine() ? co_truncate(0) : truncate_and_poll(0);
}

int truncate_by_flag(int size) {
    bool inside = qemu_in_coroutine();
    int aligned = size & ~511;
    if (inside) {
        return co_truncate(aligned);
    }
    return truncate_and_poll(aligned);
}

int truncate_asserted(int size) {
    assert(qemu_in_coroutine());
    return co_truncate(size);
}

int truncate_compared(int size) {
    if (qemu_in_coroutine() == false) {
        return truncate_and_poll(size);
    }
    const bool outside = !qemu_in_coroutine();
    return outside != 0 ? 0 : co_truncate(size);
}

int truncate_expected(int size) {
    if (__builtin_expect(!!(qemu_in_coroutine()), 1)) {
        return co_truncate(size);
    }
    switch (qemu_in_coroutine()) {
    case true:
        return co_truncate(size);
    default:
        return co_truncate(0); // expect: coroutine-called-outside
    }
}

int truncate_with_jumps(int size) {
    if (!qemu_in_coroutine()) {
        goto out;
    }
    size = co_truncate(size);
out:
    return size;
}

int truncate_the_wrong_way_round(int size) {
    if (qemu_in_coroutine()) {
        return truncate_and_poll(size);
    }
    return co_truncate(size); // expect: coroutine-called-outside
}

int truncate_in_the_wrong_branch(int size) {
    if (!qemu_in_coroutine()) {
        return co_truncate(size); // expect: coroutine-called-outside
    }
    return 0;
}

int truncate_behind_the_branch(int size) {
    int result = 0;
    if (qemu_in_coroutine()) {
        result = co_truncate(size);
    }
    return result + co_truncate(0); // expect: coroutine-called-outside
}

int truncate_if_large(int size) {
    if (qemu_in_coroutine() || size > 4096) {
        return co_truncate(size); // expect: coroutine-called-outside
    }
    return 0;
}

int truncate_by_a_flag_that_changes(int size) {
    bool inside = qemu_in_coroutine();
    if (size > 4096) {
        inside = true;
    }
    if (inside) {
        return co_truncate(size); // expect: coroutine-called-outside
    }
    return 0;
}
