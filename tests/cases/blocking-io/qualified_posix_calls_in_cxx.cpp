// Calls with ::, and C's functions under std.
#include "../support/task.hpp"
#include <cstdio>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

Task<long> talk(int fd, char *buffer) {
    long length = ::read(fd, buffer, 10); // expect: blocking-io
    length += ::recv(fd, buffer, 10, 0);  // expect: blocking-io
    length += std::remove("file");        // expect: blocking-io
    length += ::recv(fd, buffer, 10, MSG_DONTWAIT);
    co_return length;
}

Task<bool> standard_stdio(const char *path) {
    std::FILE *file = std::fopen(path, "r"); // expect: blocking-io
    const bool closed = std::fclose(file) == 0;
    co_return closed;
}

constexpr int kSendFlags = MSG_NOSIGNAL | MSG_DONTWAIT;
constexpr int kSlowFlags = MSG_NOSIGNAL;

Task<long> send_constants(int fd, const char *text) {
    long sent = ::send(fd, text, 4, kSendFlags);
    co_return sent + ::send(fd, text, 4, kSlowFlags); // expect: blocking-io
}
