// __builtin_fprintf is fprintf.
#include "../support/marks.h"
#include <stdio.h>

int coroutine_fn to_a_file(FILE *stream) {
    return __builtin_fprintf(stream, "x"); // expect: blocking-io
}

int coroutine_fn to_the_terminal(void) {
    return __builtin_printf("x");
}
