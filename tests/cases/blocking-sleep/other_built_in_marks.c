// async_fn is a coroutine, nonblocking code runs on the loop without being one; both may not sleep.
#include <unistd.h>

#define async_fn
#define nonblocking
#define coroutine_mixed_fn
#define no_coroutine_fn

void async_fn task(void) {
    sleep(1); // expect: blocking-sleep
}

void nonblocking on_the_loop(void) {
    sleep(1); // expect: blocking-sleep
}

__attribute__((annotate("async_fn"))) void annotated_task(void) {
    sleep(1); // expect: blocking-sleep
}

__attribute__((annotate("nonblocking"))) void annotated_on_the_loop(void) {
    sleep(1); // expect: blocking-sleep
}

void coroutine_mixed_fn either(void) {
    sleep(1);
}

void no_coroutine_fn neither(void) {
    sleep(1);
}
