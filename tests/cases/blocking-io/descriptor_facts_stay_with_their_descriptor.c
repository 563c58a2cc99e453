// What made one descriptor non-blocking says nothing of its neighbour, nor of what replaces it.
#include "../support/marks.h"
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

ssize_t coroutine_fn the_other_end(const char *data) {
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return write(ends[1], data, 1); // expect: blocking-io
}

struct link {
    int ends[2];
};

ssize_t coroutine_fn the_other_end_of_a_link(struct link *link, const char *data) {
    fcntl(link->ends[0], F_SETFL, O_NONBLOCK);
    return write(link->ends[1], data, 1); // expect: blocking-io
}

ssize_t coroutine_fn replaced(char *buffer) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    close(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0);
    return recv(fd, buffer, 1, 0); // expect: blocking-io
}

ssize_t coroutine_fn replaced_by_an_argument(char *buffer, int other) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (fd < 0)
        fd = other;
    return recv(fd, buffer, 1, 0); // expect: blocking-io
}

ssize_t coroutine_fn made_blocking_again(int fd, char *buffer) {
    int flags = fcntl(fd, F_GETFL);
    fcntl(fd, F_SETFL, flags | O_NONBLOCK);
    fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
    return read(fd, buffer, 1); // expect: blocking-io
}
