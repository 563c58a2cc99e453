// The flag counts through macros and constants, and beside operands that are not known; not where
// it is masked out, and not in another argument.
#include "../support/marks.h"
#include <stdbool.h>
#include <sys/socket.h>

#define MYFLAGS (MSG_DONTWAIT | MSG_NOSIGNAL)
#define MORE_FLAGS (MYFLAGS | MSG_MORE)
#define SLOW_FLAGS MSG_NOSIGNAL

enum {
    SEND_FLAGS = MSG_DONTWAIT | MSG_NOSIGNAL
};

ssize_t coroutine_fn at_once(int fd, const char *data, size_t size, int flags, bool more) {
    const int constant = MSG_NOSIGNAL | MSG_DONTWAIT;
    static const int static_constant = MSG_DONTWAIT;
    ssize_t sent = send(fd, data, size, MYFLAGS);
    sent += send(fd, data, size, MORE_FLAGS);
    sent += send(fd, data, size, SEND_FLAGS);
    sent += send(fd, data, size, constant);
    sent += send(fd, data, size, static_constant);
    sent += send(fd, data, size, flags | MSG_DONTWAIT);
    sent += send(fd, data, size, MSG_DONTWAIT | flags | MSG_MORE);
    sent += send(fd, data, size, (more ? MSG_MORE : 0) | MSG_DONTWAIT);
    sent += send(fd, data, size, (int)(constant | MSG_MORE));
    return sent;
}

ssize_t coroutine_fn waiting(int fd, const char *data, size_t size, int flags, bool more) {
    ssize_t sent = send(fd, data, size, flags);            // expect: blocking-io
    sent += send(fd, data, size, flags & ~MSG_DONTWAIT);   // expect: blocking-io
    sent += send(fd, data, size, MYFLAGS & ~MSG_DONTWAIT); // expect: blocking-io
    sent += send(fd, data, size, more ? MSG_MORE : 0);     // expect: blocking-io
    sent += send(fd, data, size, SLOW_FLAGS);              // expect: blocking-io
    sent += send(fd, data, MSG_DONTWAIT, 0);               // expect: blocking-io
    return sent;
}
