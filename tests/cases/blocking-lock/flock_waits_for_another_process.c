// flock waits for other processes unless LOCK_NB is among the flags.
#include "../support/marks.h"
#include <sys/file.h>

int coroutine_fn lock_exclusive(int fd) {
    return flock(fd, LOCK_EX); // expect: blocking-lock
}

int coroutine_fn lock_shared(int fd) {
    return flock(fd, LOCK_SH); // expect: blocking-lock
}

int coroutine_fn lock_exclusive_if_free(int fd) {
    return flock(fd, LOCK_EX | LOCK_NB);
}

int coroutine_fn lock_shared_if_free(int fd) {
    return flock(fd, LOCK_NB | LOCK_SH);
}

int coroutine_fn unlock(int fd) {
    return flock(fd, LOCK_UN);
}
