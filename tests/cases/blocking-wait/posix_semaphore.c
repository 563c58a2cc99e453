// A semaphore waits like a lock, but it is waiting for another thread's post.
#include "../support/marks.h"
#include <semaphore.h>
#include <time.h>

void coroutine_fn take(sem_t *tickets) {
    sem_wait(tickets); // expect: blocking-wait
}

int coroutine_fn take_before(sem_t *tickets, const struct timespec *deadline) {
    return sem_timedwait(tickets, deadline); // expect: blocking-wait
}

int coroutine_fn take_if_there(sem_t *tickets) {
    return sem_trywait(tickets);
}

int coroutine_fn give_back(sem_t *tickets) {
    int left;
    sem_getvalue(tickets, &left);
    return sem_post(tickets);
}
