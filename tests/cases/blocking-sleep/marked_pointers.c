// A call through a pointer that is marked is a call of what the mark says: a coroutine, or a
// function of the loop, answers for itself; one through an unmarked or plain pointer is followed.
#include <unistd.h>

#define coroutine_fn
#define no_coroutine_fn
#define nonblocking

typedef void (*coroutine_fn CoStep)(void);
typedef void (*nonblocking LoopStep)(void);
typedef void (*no_coroutine_fn PlainStep)(void);
typedef void (*Step)(void);

static void nap(void) {
    sleep(1);
}

void coroutine_fn co_steps(void) {
    CoStep co_step = nap;
    LoopStep loop_step = nap;
    PlainStep plain_step = nap;
    Step step = nap;
    co_step();
    loop_step();
    plain_step(); // expect: blocking-sleep
    step();       // expect: blocking-sleep
}
