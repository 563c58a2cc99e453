// A function that is given errno, or the result, may be the one that tests.
#include "../support/marks.h"
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

enum status { STATUS_OK, STATUS_AGAIN, STATUS_BROKEN };

static enum status status_of(int error) {
    switch (error) {
    case 0:
        return STATUS_OK;
    case EAGAIN:
        return STATUS_AGAIN;
    default:
        return STATUS_BROKEN;
    }
}

static int is_transient(int error) { return error == EINTR || error == EWOULDBLOCK; }

static int is_broken(int error) { return error == EPIPE || error == ECONNRESET; }

static enum status status_of_second(int known, int error) {
    return known == EAGAIN ? STATUS_AGAIN : error == EPIPE ? STATUS_BROKEN : STATUS_OK;
}

enum status coroutine_fn told_by_a_switch(int fd, char *buffer, size_t size) {
    if (recv(fd, buffer, size, 0) >= 0)
        return STATUS_OK;
    return status_of(errno);
}

int coroutine_fn told_by_a_predicate(int fd, const char *data, size_t size) {
    int error = write(fd, data, size) < 0 ? errno : 0;
    return is_transient(error);
}

int coroutine_fn told_nothing(int fd, const char *data, size_t size) {
    return write(fd, data, size) < 0 && is_broken(errno); // expect: blocking-io
}

enum status coroutine_fn told_of_something_else(int fd, const char *data, size_t size, int known) {
    if (write(fd, data, size) >= 0) // expect: blocking-io
        return STATUS_OK;
    return status_of_second(known, errno);
}
