// Other errors tell nothing of the descriptor, nor does a test of another call's result.
#include "../support/marks.h"
#include <errno.h>
#include <unistd.h>

ssize_t coroutine_fn interrupted(int fd, char *buffer, size_t size) {
    ssize_t length;
    do {
        length = read(fd, buffer, size); // expect: blocking-io
    } while (length < 0 && errno == EINTR);
    return length;
}

ssize_t coroutine_fn reset(int fd, const char *data, size_t size) {
    ssize_t length = write(fd, data, size); // expect: blocking-io
    if (length < 0 && (errno == EPIPE || errno == ECONNRESET))
        return 0;
    return length;
}

ssize_t coroutine_fn only_the_first_call(int pipe, int file, char *buffer, size_t size) {
    ssize_t length = read(pipe, buffer, size);
    if (length < 0 && errno == EAGAIN)
        return 0;
    return write(file, buffer, (size_t)length); // expect: blocking-io
}

ssize_t coroutine_fn pread_never_says_eagain(int fd, char *buffer, size_t size) {
    ssize_t length = pread(fd, buffer, size, 0); // expect: blocking-io
    if (length < 0 && errno == EAGAIN)
        return 0;
    return length;
}
