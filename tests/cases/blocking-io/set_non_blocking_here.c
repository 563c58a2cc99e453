// fcntl and ioctl make a descriptor non-blocking for the calls that follow in the function.
#include "../support/marks.h"
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

ssize_t coroutine_fn by_fcntl(int fd, char *buffer, size_t size) {
    fcntl(fd, F_SETFL, O_NONBLOCK);
    return read(fd, buffer, size);
}

ssize_t coroutine_fn by_fcntl_keeping_flags(int fd, char *buffer, size_t size) {
    int flags = fcntl(fd, F_GETFL);
    if (fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0)
        return -1;
    return recv(fd, buffer, size, 0);
}

ssize_t coroutine_fn by_fcntl_in_one(int fd, const char *data, size_t size) {
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    return write(fd, data, size);
}

ssize_t coroutine_fn by_ioctl(int fd, char *buffer, size_t size) {
    int on = 1;
    ioctl(fd, FIONBIO, &on);
    return read(fd, buffer, size);
}

ssize_t coroutine_fn another_descriptor(int fd, int other, char *buffer, size_t size) {
    fcntl(other, F_SETFL, O_NONBLOCK);
    return read(fd, buffer, size); // expect: blocking-io
}

ssize_t coroutine_fn another_flag(int fd, char *buffer, size_t size) {
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    fcntl(fd, F_SETFL, O_ASYNC);
    return read(fd, buffer, size); // expect: blocking-io
}

ssize_t coroutine_fn flag_taken_out(int fd, char *buffer, size_t size) {
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
    return read(fd, buffer, size); // expect: blocking-io
}
