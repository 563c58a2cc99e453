// Macros around waits: reported where they are used, with the flags seen through.
#include "../support/marks.h"
#include <poll.h>
#include <semaphore.h>

#define P(semaphore) sem_wait(&(semaphore))
#define V(semaphore) sem_post(&(semaphore))
#define TRY_P(semaphore) (sem_trywait(&(semaphore)) == 0)
#define WAIT_FOR(fd, milliseconds)                                                                 \
    poll(&(struct pollfd){.fd = (fd), .events = POLLIN}, 1, milliseconds)
#define IS_READABLE(fd) (WAIT_FOR(fd, 0) == 1)

static sem_t tickets;

int coroutine_fn use(int fd) {
    P(tickets); // expect: blocking-wait
    V(tickets);
    if (TRY_P(tickets))
        V(tickets);
    if (IS_READABLE(fd))
        return 1;
    return WAIT_FOR(fd, 100); // expect: blocking-wait
}
