// The W in F_SETLKW is for wait; the other commands of fcntl return at once.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <fcntl.h>

int coroutine_fn lock_whole_file(int fd) {
    struct flock whole = {.l_type = F_WRLCK};
    return fcntl(fd, F_SETLKW, &whole); // expect: blocking-lock
}

int coroutine_fn lock_open_file_description(int fd) {
    struct flock whole = {.l_type = F_WRLCK};
    return fcntl(fd, F_OFD_SETLKW, &whole); // expect: blocking-lock
}

int coroutine_fn try_lock_whole_file(int fd) {
    struct flock whole = {.l_type = F_WRLCK};
    return fcntl(fd, F_SETLK, &whole);
}

int coroutine_fn who_holds_it(int fd) {
    struct flock whole = {.l_type = F_WRLCK};
    return fcntl(fd, F_GETLK, &whole) ? -1 : whole.l_pid;
}

int coroutine_fn descriptor_flags(int fd) {
    return fcntl(fd, F_GETFD);
}
