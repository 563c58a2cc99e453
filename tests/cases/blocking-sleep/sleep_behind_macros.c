// Sleeps in a macro's body stand where it is used, those in its arguments where they are written.
#include "../support/marks.h"
#include <unistd.h>

#define PAUSE() sleep(1)
#define BACKOFF(tries) usleep((tries) * 1000)
#define RETRY(tries) BACKOFF(tries)
#define TWICE(statement)                                                                           \
    do {                                                                                           \
        statement;                                                                                 \
        statement;                                                                                 \
    } while (0)
#define IGNORE(expression) ((void)sizeof(expression))

void coroutine_fn pause_and_retry(int tries) {
    PAUSE();         // expect: blocking-sleep
    RETRY(tries);    // expect: blocking-sleep
    TWICE(sleep(1)); // expect: blocking-sleep
    IGNORE(sleep(1));
}
