// Calls that are never made: dead code and operands that are not evaluated.
#include <stdlib.h>

#define coroutine_fn
#define DEBUG 0

long coroutine_fn co_measure(int unit);

long never_made(int unit) {
    long size = (long)sizeof(co_measure(unit));
    __typeof__(co_measure(unit)) copy = size;
    if (0) {
        copy += co_measure(unit);
    }
    if (DEBUG && co_measure(unit)) {
        return 1;
    }
    if (unit < 0) {
        exit(1);
        co_measure(unit);
    }
    return copy;
    co_measure(unit);
}

long made_in_places_of_all_kinds(int unit) {
    long total = unit > 0 ? co_measure(unit) : 0; // expect: coroutine-called-outside
    for (long i = co_measure(unit); i > 0; i--)   // expect: coroutine-called-outside
        total++;
    while (co_measure(unit) > total) // expect: coroutine-called-outside
        total++;
    switch (co_measure(unit)) { // expect: coroutine-called-outside
    case 1:
        return co_measure(unit); // expect: coroutine-called-outside
    default:
        total += (unit && co_measure(unit)); // expect: coroutine-called-outside
    }
    long values[] = {co_measure(unit), total}; // expect: coroutine-called-outside
    return labs(co_measure(unit)) + values[0]; // expect: coroutine-called-outside
}
