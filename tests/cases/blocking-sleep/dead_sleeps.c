// Code no path reaches does not sleep; a do-while that runs once does.
#include "../support/marks.h"
#include <stdlib.h>
#include <unistd.h>

enum {
    TRACING = 0
};

_Noreturn void give_up(void);

void coroutine_fn constant_conditions(void) {
    if (0)
        sleep(1);
    if (TRACING)
        sleep(1);
    if (sizeof(int) == 1)
        sleep(1);
    while (0)
        sleep(1);
    for (; 0;)
        sleep(1);
    (void)(0 && sleep(1));
    (void)(1 || sleep(1));
    (void)(1 ? 0 : sleep(1));
    (void)__builtin_choose_expr(1, 0, sleep(1));
}

void coroutine_fn constant_conditions_that_run(void) {
    if (1)
        sleep(1); // expect: blocking-sleep
    do {
        sleep(1); // expect: blocking-sleep
    } while (0);
    (void)(1 && sleep(1));    // expect: blocking-sleep
    (void)(0 ? 0 : sleep(1)); // expect: blocking-sleep
}

void coroutine_fn behind_an_endless_loop(volatile int *counter) {
    for (;;)
        ++*counter;
    sleep(1);
}

void coroutine_fn behind_a_loop_with_a_way_out(volatile int *counter) {
    for (;;)
        if (++*counter > 9)
            break;
    sleep(1); // expect: blocking-sleep
}

int coroutine_fn behind_break_and_continue(int count) {
    for (int i = 0; i < count; i++) {
        if (i == 3) {
            break;
            sleep(1);
        }
        continue;
        sleep(1);
    }
    return 0;
    sleep(1);
}

void coroutine_fn behind_functions_that_never_return(int which) {
    if (which == 0) {
        exit(1);
        sleep(1);
    }
    if (which == 1) {
        give_up();
        sleep(1);
    }
    __builtin_unreachable();
    sleep(1);
}
