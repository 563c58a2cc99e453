// pthread_once and call_once are not reported themselves.
#include "../support/marks.h"
#include <pthread.h>
#include <threads.h>

static pthread_once_t posix_once = PTHREAD_ONCE_INIT;
static once_flag c11_once = ONCE_FLAG_INIT;
static int prepared;

static void prepare(void) {
    prepared = 1;
}

int coroutine_fn use(void) {
    pthread_once(&posix_once, prepare);
    call_once(&c11_once, prepare);
    return prepared;
}
