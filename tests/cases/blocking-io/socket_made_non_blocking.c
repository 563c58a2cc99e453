// SOCK_NONBLOCK at the socket's birth covers connect, send and recv on it.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <sys/socket.h>
#include <unistd.h>

int coroutine_fn dial(const struct sockaddr *address, socklen_t length) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    connect(fd, address, length);
    send(fd, "hello", 5, MSG_NOSIGNAL);
    return fd;
}

int coroutine_fn dial_and_wait(const struct sockaddr *address, socklen_t length) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    connect(fd, address, length);       // expect: blocking-io
    send(fd, "hello", 5, MSG_NOSIGNAL); // expect: blocking-io
    return fd;
}

int coroutine_fn serve(const struct sockaddr *address, socklen_t length, char *buffer,
                       size_t size) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
    bind(listener, address, length);
    listen(listener, 16);
    int peer = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
    recv(peer, buffer, size, 0);
    shutdown(peer, SHUT_RDWR);
    close(peer);
    return listener;
}
