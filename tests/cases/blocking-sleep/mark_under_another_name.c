// A project's own name for the mark is a macro whose whole body is the mark.
#include <unistd.h>

#define coroutine_fn
#define coroutine __attribute__((noinline))
#define CO_FN coroutine_fn
#define CO_TASK CO_FN
#define CO_DILL coroutine

CO_FN void before_everything(void) {
    sleep(1); // expect: blocking-sleep
}

int CO_FN before_the_name(void) {
    return (int)sleep(1); // expect: blocking-sleep
}

int CO_TASK twice_removed(void) {
    return (int)sleep(1); // expect: blocking-sleep
}

CO_DILL void with_an_attribute(void) {
    sleep(1); // expect: blocking-sleep
}
