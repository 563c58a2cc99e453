/* The header that only one of the sources includes. */
#ifndef MARK_IN_A_HEADER_H
#define MARK_IN_A_HEADER_H

#define coroutine_fn
#define coroutine_mixed_fn

int coroutine_fn header_co_read(int unit);
int coroutine_fn header_co_write(int unit);
int coroutine_mixed_fn header_either(int unit);

static inline int header_read_twice(int unit) {
    return header_co_read(unit)    // expect: coroutine-called-outside
           + header_co_read(unit); // expect: coroutine-called-outside
}

static inline int coroutine_fn header_co_read_twice(int unit) {
    return header_co_read(unit) + header_co_read(unit);
}

/* The mark of a typedef, on a declaration that shows nothing else. */
typedef int coroutine_fn HeaderCoroutine(int unit);
static HeaderCoroutine header_co_read_thrice;

static inline int header_co_read_thrice(int unit) {
    return header_co_read(unit) + header_co_read_twice(unit);
}

#endif
