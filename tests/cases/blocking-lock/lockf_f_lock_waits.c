// Of lockf's commands only F_LOCK waits.
#include "../support/marks.h"
#include <unistd.h>

int coroutine_fn lock_record(int fd, off_t length) {
    return lockf(fd, F_LOCK, length); // expect: blocking-lock
}

int coroutine_fn try_lock_record(int fd, off_t length) {
    return lockf(fd, F_TLOCK, length);
}

int coroutine_fn is_locked(int fd, off_t length) {
    return lockf(fd, F_TEST, length);
}

int coroutine_fn unlock_record(int fd, off_t length) {
    return lockf(fd, F_ULOCK, length);
}
