// With MSG_DONTWAIT socket calls return at once.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <stddef.h>
#include <sys/socket.h>

ssize_t coroutine_fn exchange(int fd, char *buffer, size_t size, struct msghdr *message,
                              struct mmsghdr *messages) {
    ssize_t length = recv(fd, buffer, size, MSG_DONTWAIT);
    length += send(fd, buffer, size, MSG_DONTWAIT);
    length += recvfrom(fd, buffer, size, MSG_DONTWAIT, NULL, NULL);
    length += sendto(fd, buffer, size, MSG_DONTWAIT, NULL, 0);
    length += recvmsg(fd, message, MSG_DONTWAIT);
    length += sendmsg(fd, message, MSG_DONTWAIT);
    length += recvmmsg(fd, messages, 4, MSG_DONTWAIT, NULL);
    length += sendmmsg(fd, messages, 4, MSG_DONTWAIT);
    return length;
}

ssize_t coroutine_fn exchange_many(int fd, struct mmsghdr *messages) {
    ssize_t count = recvmmsg(fd, messages, 4, MSG_WAITFORONE, NULL); // expect: blocking-io
    return count + sendmmsg(fd, messages, 4, 0);                     // expect: blocking-io
}
