// A project's own declaration macro may contain the mark.
#include <unistd.h>

#define coroutine_fn
#define HANDLER static int coroutine_fn
#define CALLBACK static int

HANDLER read_request(void) {
    return (int)sleep(1); // expect: blocking-sleep
}

CALLBACK read_signal(void) {
    return (int)sleep(1);
}

int (*handlers[])(void) = {read_request, read_signal};
