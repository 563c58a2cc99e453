/* An override switches blocking-sleep off here. */
#include <stdlib.h>
#include <unistd.h>
#define coroutine_fn

void excluded_helper(void);

void coroutine_fn quiet(void) {
    sleep(1);
    system("true"); // expect: blocking-process
}
