// Nobody tests a blocking descriptor for EAGAIN: the test shows that the call returns at once.
#include "../support/marks.h"
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

void coroutine_fn until_readable(int fd);

ssize_t coroutine_fn in_an_if(int fd, char *buffer, size_t size) {
    ssize_t length = read(fd, buffer, size);
    if (length < 0 && errno == EAGAIN)
        return 0;
    return length;
}

ssize_t coroutine_fn in_a_loop(int fd, char *buffer, size_t size) {
    ssize_t length;
    while ((length = recv(fd, buffer, size, 0)) < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        until_readable(fd);
    return length;
}

ssize_t coroutine_fn in_a_loop_with_a_break(int fd, char *buffer, size_t size) {
    ssize_t length;
    for (;;) {
        length = read(fd, buffer, size);
        if (length >= 0)
            break;
        if (errno != EWOULDBLOCK)
            return -errno;
        until_readable(fd);
    }
    return length;
}

ssize_t coroutine_fn in_a_switch(int fd, const char *data, size_t size) {
    ssize_t length = send(fd, data, size, 0);
    if (length >= 0)
        return length;
    switch (errno) {
    case EINTR:
    case EAGAIN:
        return 0;
    default:
        return -1;
    }
}

ssize_t coroutine_fn from_a_saved_errno(int fd, const char *data, size_t size) {
    ssize_t length = write(fd, data, size);
    int error = errno;
    if (length < 0 && error != EAGAIN)
        return -error;
    return length;
}

int coroutine_fn in_a_conditional_operator(int fd) {
    int peer = accept(fd, NULL, NULL);
    return peer < 0 && errno == EAGAIN ? 0 : peer;
}

int coroutine_fn connect_in_progress(int fd, const struct sockaddr *address, socklen_t length) {
    if (connect(fd, address, length) == 0)
        return 0;
    return errno == EINPROGRESS ? 0 : -1;
}
