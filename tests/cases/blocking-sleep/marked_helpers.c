// What a mark says of a helper decides where its sleep is reported: in whoever calls a plain or
// mixed function on the loop, in nobody who calls a coroutine or a function of the loop.
#include <unistd.h>

#define coroutine_fn
#define coroutine_mixed_fn
#define no_coroutine_fn
#define nonblocking

static void no_coroutine_fn plain_helper(void) {
    sleep(1);
}

static void coroutine_mixed_fn mixed_helper(void) {
    sleep(1);
}

static void coroutine_fn co_helper(void) {
    sleep(1); // expect: blocking-sleep
}

static void nonblocking loop_helper(void) {
    sleep(1); // expect: blocking-sleep
}

static void mixed_in_turn(void) {
    mixed_helper();
}

void coroutine_fn co_all(void) {
    plain_helper();  // expect: blocking-sleep
    mixed_helper();  // expect: blocking-sleep
    mixed_in_turn(); // expect: blocking-sleep
    co_helper();
    loop_helper();
}

void nonblocking on_the_loop(void) {
    plain_helper(); // expect: blocking-sleep
    mixed_helper(); // expect: blocking-sleep
    loop_helper();
}

void outside(void) {
    plain_helper();
    mixed_helper();
    mixed_in_turn();
    loop_helper();
}
