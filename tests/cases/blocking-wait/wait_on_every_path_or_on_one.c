// One path that waits is enough, wherever in the control flow the call stands.
#include "../support/marks.h"
#include <semaphore.h>

int coroutine_fn in_a_switch(sem_t *tickets, int how) {
    switch (how) {
    case 0:
        return sem_trywait(tickets);
    case 1:
    case 2:
        return sem_wait(tickets); // expect: blocking-wait
    default:
        return 0;
    }
}

int coroutine_fn in_loop_heads(sem_t *tickets, int count) {
    for (int i = 0; sem_wait(tickets) == 0 && i < count; i++) // expect: blocking-wait
        sem_post(tickets);
    while (sem_wait(tickets) != 0) // expect: blocking-wait
        count--;
    do {
        count++;
    } while (sem_wait(tickets) != 0); // expect: blocking-wait
    return count;
}

int coroutine_fn in_a_conditional(sem_t *tickets, int patient) {
    return patient ? sem_wait(tickets) // expect: blocking-wait
                   : sem_trywait(tickets);
}

int coroutine_fn in_a_statement_expression(sem_t *tickets) {
    return ({
        int error = sem_wait(tickets); // expect: blocking-wait
        error;
    });
}

int coroutine_fn in_an_array(sem_t *tickets) {
    int errors[] = {
        sem_trywait(tickets),
        sem_wait(tickets), // expect: blocking-wait
    };
    return errors[0] + errors[1];
}
