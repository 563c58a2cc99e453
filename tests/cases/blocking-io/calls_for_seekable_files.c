// Calls that only make sense on files block whatever the descriptor's flags.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

ssize_t coroutine_fn at_an_offset(int fd, char *data, size_t size, const struct iovec *parts) {
    fcntl(fd, F_SETFL, O_NONBLOCK);
    ssize_t length = pread(fd, data, size, 0); // expect: blocking-io
    length += pwrite(fd, data, size, 0);       // expect: blocking-io
    length += preadv(fd, parts, 2, 0);         // expect: blocking-io
    length += pwritev(fd, parts, 2, 0);        // expect: blocking-io
    return length;
}

int coroutine_fn to_the_disk(const char *path) {
    int fd = open(path, O_WRONLY | O_NONBLOCK);
    int errors = fsync(fd);              // expect: blocking-io
    errors += fdatasync(fd);             // expect: blocking-io
    errors += ftruncate(fd, 0);          // expect: blocking-io
    errors += posix_fallocate(fd, 0, 9); // expect: blocking-io
    sync();                              // expect: blocking-io
    return errors + close(fd);
}
