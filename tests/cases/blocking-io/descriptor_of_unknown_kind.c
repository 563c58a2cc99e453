// A descriptor that came from elsewhere may block: nothing here shows that it does not.
#include "../support/marks.h"
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

struct peer {
    int fd;
};

ssize_t coroutine_fn exchange(struct peer *peer, char *buffer, size_t size, struct iovec *parts,
                              struct msghdr *message) {
    ssize_t length = read(peer->fd, buffer, size);             // expect: blocking-io
    length += write(peer->fd, buffer, size);                   // expect: blocking-io
    length += readv(peer->fd, parts, 2);                       // expect: blocking-io
    length += writev(peer->fd, parts, 2);                      // expect: blocking-io
    length += recv(peer->fd, buffer, size, 0);                 // expect: blocking-io
    length += send(peer->fd, buffer, size, MSG_NOSIGNAL);      // expect: blocking-io
    length += recvfrom(peer->fd, buffer, size, 0, NULL, NULL); // expect: blocking-io
    length += sendto(peer->fd, buffer, size, 0, NULL, 0);      // expect: blocking-io
    length += recvmsg(peer->fd, message, 0);                   // expect: blocking-io
    length += sendmsg(peer->fd, message, 0);                   // expect: blocking-io
    return length;
}

int coroutine_fn meet(int listener, const struct sockaddr *address, socklen_t length) {
    if (connect(listener, address, length) == 0) // expect: blocking-io
        return listener;
    return accept(listener, NULL, NULL); // expect: blocking-io
}
