// A pipe or terminal opened with O_NONBLOCK does not block, nor does opening it.
#include "../support/marks.h"
#include <fcntl.h>
#include <unistd.h>

ssize_t coroutine_fn read_terminal(const char *path, char *buffer, size_t size) {
    int fd = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK);
    ssize_t length = read(fd, buffer, size);
    close(fd);
    return length;
}

ssize_t coroutine_fn read_terminal_patiently(const char *path, char *buffer, size_t size) {
    int fd = open(path, O_RDWR | O_NOCTTY);  // expect: blocking-io
    ssize_t length = read(fd, buffer, size); // expect: blocking-io
    close(fd);
    return length;
}
