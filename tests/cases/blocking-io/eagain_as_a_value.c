// The test need not be a branch's own condition: it may be returned or kept.
#include "../support/marks.h"
#include <errno.h>
#include <stdbool.h>
#include <unistd.h>

bool coroutine_fn returned(int fd, char *buffer) {
    return read(fd, buffer, 1) == 1 || errno == EAGAIN;
}

bool coroutine_fn returned_after_the_call(int fd, char *buffer) {
    ssize_t length = read(fd, buffer, 1);
    return length < 0 && errno == EAGAIN;
}

ssize_t coroutine_fn kept(int fd, char *buffer) {
    ssize_t length = read(fd, buffer, 1);
    bool again = length < 0 && errno == EAGAIN;
    return again ? 0 : length;
}
