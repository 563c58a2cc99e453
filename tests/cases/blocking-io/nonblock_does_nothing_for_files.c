// A file that is created, truncated or appended to blocks, whatever O_NONBLOCK says.
#include "../support/marks.h"
#include <fcntl.h>
#include <unistd.h>

ssize_t coroutine_fn create(const char *path, const char *data, size_t size) {
    int fd = open(path, O_WRONLY | O_CREAT | O_NONBLOCK, 0644); // expect: blocking-io
    ssize_t written = write(fd, data, size);                    // expect: blocking-io
    close(fd);
    return written;
}

ssize_t coroutine_fn truncate_first(const char *path, const char *data, size_t size) {
    int fd = open(path, O_NONBLOCK | O_RDWR | O_TRUNC); // expect: blocking-io
    ssize_t written = write(fd, data, size);            // expect: blocking-io
    close(fd);
    return written;
}

ssize_t coroutine_fn append(const char *path, const char *data, size_t size) {
    int fd = open(path, O_WRONLY | O_APPEND | O_NONBLOCK); // expect: blocking-io
    ssize_t written = write(fd, data, size);               // expect: blocking-io
    close(fd);
    return written;
}

ssize_t coroutine_fn neither(const char *fifo, const char *data, size_t size) {
    int fd = open(fifo, O_WRONLY | O_NONBLOCK);
    ssize_t written = write(fd, data, size);
    close(fd);
    return written;
}
