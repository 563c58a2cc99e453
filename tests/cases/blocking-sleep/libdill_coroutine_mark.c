// libdill's mark expands to an attribute that says nothing of coroutines: the macro's name does.
#include <unistd.h>

#define coroutine __attribute__((noinline)) // as libdill.h has it

coroutine void worker(int seconds) {
    sleep(seconds); // expect: blocking-sleep
}

static coroutine int static_worker(int seconds) {
    return (int)sleep(seconds); // expect: blocking-sleep
}

__attribute__((noinline)) int attribute_alone(int seconds) {
    return (int)sleep(seconds);
}

int (*worker_table[])(int) = {static_worker, attribute_alone};
