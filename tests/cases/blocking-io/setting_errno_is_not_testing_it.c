// EAGAIN written to errno, or compared with something else, tells nothing of the descriptor.
#include "../support/marks.h"
#include <errno.h>
#include <unistd.h>

int coroutine_fn gives_up(int fd, char *buffer) {
    if (read(fd, buffer, 1) < 0) { // expect: blocking-io
        errno = EAGAIN;
        return -1;
    }
    return 1;
}

ssize_t coroutine_fn another_error(int fd, char *buffer, int error) {
    ssize_t length = read(fd, buffer, 1); // expect: blocking-io
    if (error == EAGAIN)
        return 0;
    return length;
}
