// Output on a path that certainly ends in abort or exit stalls nobody any more.
#include "../support/marks.h"
#include <stdio.h>
#include <stdlib.h>

void coroutine_fn certain(FILE *log, int state) {
    if (state < 0) {
        fprintf(log, "bad state %d\n", state);
        abort();
    }
    if (state > 9) {
        fputs("giving up\n", log);
        exit(EXIT_FAILURE);
    }
}

void coroutine_fn on_both_branches(FILE *log, int state) {
    fprintf(log, "state %d\n", state);
    if (state)
        abort();
    else
        exit(EXIT_FAILURE);
}

void coroutine_fn only_perhaps(FILE *log, int state) {
    fprintf(log, "state %d\n", state); // expect: blocking-io
    if (state)
        abort();
}

void coroutine_fn on_the_other_path(FILE *log, int state) {
    if (state)
        abort();
    fprintf(log, "state %d\n", state); // expect: blocking-io
}

void coroutine_fn reading_is_no_output(FILE *log, char *line) {
    fgets(line, 80, log); // expect: blocking-io
    abort();
}
