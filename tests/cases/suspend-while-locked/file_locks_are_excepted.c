// A file lock is between processes: held over a suspension it blocks nobody here.
#include "../support/marks.h"
#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <unistd.h>

static pthread_mutex_t excepted_lock = PTHREAD_MUTEX_INITIALIZER;

void coroutine_fn yield_to_loop(void);

void coroutine_fn excepted_flock(int fd) {
    flock(fd, LOCK_EX); // expect: blocking-lock
    yield_to_loop();
    flock(fd, LOCK_UN);
}

void coroutine_fn excepted_lockf(int fd) {
    if (lockf(fd, F_LOCK, 0) != 0) // expect: blocking-lock
        return;
    yield_to_loop();
    lockf(fd, F_ULOCK, 0);
}

void coroutine_fn excepted_fcntl(int fd, struct flock *region) {
    fcntl(fd, F_SETLKW, region); // expect: blocking-lock
    yield_to_loop();
    region->l_type = F_UNLCK;
    fcntl(fd, F_SETLK, region);
}

void coroutine_fn excepted_if_free(int fd) {
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
        yield_to_loop();
        flock(fd, LOCK_UN);
    }
}

void coroutine_fn excepted_beside_a_mutex(int fd) {
    pthread_mutex_lock(&excepted_lock); // expect: suspend-while-locked
    flock(fd, LOCK_EX);                 // expect: blocking-lock
    yield_to_loop();
    flock(fd, LOCK_UN);
    pthread_mutex_unlock(&excepted_lock);
}
