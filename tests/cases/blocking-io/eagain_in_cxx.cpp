// The test for EAGAIN works over a suspension and in C++'s if with an initialiser.
#include "../support/task.hpp"
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

Task<long> read_some(int fd, char *buffer, unsigned long size) {
    for (;;) {
        long length = ::read(fd, buffer, size);
        if (length >= 0 || errno != EAGAIN)
            co_return length;
        co_await Sleep{1};
    }
}

Task<long> receive_some(int fd, char *buffer, unsigned long size) {
    if (auto length = ::recv(fd, buffer, size, 0); length >= 0)
        co_return length;
    else if (errno == EWOULDBLOCK)
        co_return 0;
    co_return -1;
}

Task<long> receive_or_fail(int fd, char *buffer, unsigned long size) {
    if (auto length = ::recv(fd, buffer, size, 0); length >= 0) // expect: blocking-io
        co_return length;
    co_return -1;
}
