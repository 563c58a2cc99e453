// A project's own name for a mark says the same, on either side of the call.
#define coroutine_fn
#define coroutine_mixed_fn
#define no_coroutine_fn
#define CO_FN coroutine_fn
#define CO_TASK CO_FN
#define CO_NOINLINE __attribute__((noinline)) coroutine_fn // two things at once
#define CO_HOT [[gnu::hot]] coroutine_fn /* and in the other order of spelling */
#define ANYWHERE coroutine_mixed_fn
#define co_wrapper no_coroutine_fn
#define co_wrapper_mixed no_coroutine_fn coroutine_mixed_fn

int CO_TASK co_fetch(int unit);

int CO_FN co_fetch_two(int unit) {
    return co_fetch(unit) + co_fetch(unit + 1);
}

int ANYWHERE fetch_anywhere(int unit) {
    return co_fetch(unit);
}

int fetch(int unit) {
    return co_fetch(unit); // expect: coroutine-called-outside
}

CO_NOINLINE int co_fetch_apart(int unit);
CO_HOT int co_fetch_often(int unit);

int fetch_apart(int unit) {
    return co_fetch_apart(unit)    // expect: coroutine-called-outside
           + co_fetch_often(unit); // expect: coroutine-called-outside
}

int co_wrapper fetch_from_outside(int unit) {
    return co_fetch(unit); // expect: coroutine-called-outside
}

int co_wrapper_mixed fetch_from_both_sides(int unit) {
    return co_fetch(unit);
}
