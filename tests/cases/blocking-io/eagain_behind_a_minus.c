// Kernel style: the negative error is kept and compared with -EAGAIN.
#include "../support/marks.h"
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

enum { UV_EAGAIN = -EAGAIN };

ssize_t coroutine_fn compared(int fd, char *buffer) {
    ssize_t length = read(fd, buffer, 1);
    if (length < 0)
        length = -errno;
    if (length == -EAGAIN)
        return 0;
    return length;
}

ssize_t coroutine_fn kept_apart(int fd, char *buffer) {
    ssize_t length = read(fd, buffer, 1);
    int error = length < 0 ? -errno : 0;
    return error == -EAGAIN ? 0 : length;
}

ssize_t coroutine_fn switched(int fd, char *buffer) {
    ssize_t length = read(fd, buffer, 1);
    switch (length < 0 ? -errno : 0) {
    case -EAGAIN:
        return 0;
    default:
        return length;
    }
}

ssize_t coroutine_fn with_a_name_of_its_own(int fd, char *buffer) {
    ssize_t length = read(fd, buffer, 1);
    if (length < 0) {
        int error = -errno;
        if (error == UV_EAGAIN)
            return 0;
    }
    return length;
}

#define RET_NERRNO(call)                                                                           \
    ({                                                                                             \
        int result_ = (call);                                                                      \
        result_ < 0 ? -errno : result_;                                                            \
    })

int coroutine_fn connecting(int fd, const struct sockaddr *address, socklen_t length) {
    int error = RET_NERRNO(connect(fd, address, length));
    return error == -EINPROGRESS ? 0 : error;
}
