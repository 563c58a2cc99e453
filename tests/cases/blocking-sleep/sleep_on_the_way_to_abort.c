// Only output is forgiven on the way to abort: a sleep still stops the loop until then.
#include "../support/marks.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void coroutine_fn die_slowly(FILE *log) {
    fprintf(log, "giving up\n");
    sleep(1); // expect: blocking-sleep
    abort();
}
