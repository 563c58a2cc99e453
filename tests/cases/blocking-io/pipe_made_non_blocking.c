// pipe2 and socketpair make both ends.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

ssize_t coroutine_fn non_blocking_pipe(char *buffer, size_t size) {
    int ends[2];
    pipe2(ends, O_NONBLOCK | O_CLOEXEC);
    write(ends[1], buffer, size);
    return read(ends[0], buffer, size);
}

ssize_t coroutine_fn blocking_pipe(char *buffer, size_t size) {
    int ends[2];
    pipe2(ends, O_CLOEXEC);
    write(ends[1], buffer, size);       // expect: blocking-io
    return read(ends[0], buffer, size); // expect: blocking-io
}

ssize_t coroutine_fn non_blocking_pair(char *buffer, size_t size) {
    int ends[2];
    socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends);
    return recv(ends[0], buffer, size, 0);
}
