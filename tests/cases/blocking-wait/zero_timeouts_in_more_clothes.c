// Constants and structures that are zero, whoever made them so.
#include "../support/marks.h"
#include <poll.h>
#include <stddef.h>
#include <sys/select.h>

static const struct timeval no_wait = {0};

enum { AT_ONCE = 0 };

int coroutine_fn enumerator(struct pollfd *polled) {
    return poll(polled, 1, AT_ONCE);
}

int coroutine_fn local_enumerator(struct pollfd *polled) {
    enum { NOW = 0 };
    return poll(polled, 1, NOW);
}

int coroutine_fn assigned_member_by_member(fd_set *readable) {
    struct timeval timeout;
    timeout.tv_sec = 0;
    timeout.tv_usec = 0;
    return select(1, readable, NULL, NULL, &timeout);
}

int coroutine_fn assigned_whole(fd_set *readable) {
    struct timeval timeout;
    timeout = (struct timeval){0};
    return select(1, readable, NULL, NULL, &timeout);
}

int coroutine_fn copied(fd_set *readable) {
    struct timeval timeout = no_wait;
    return select(1, readable, NULL, NULL, &timeout);
}

int coroutine_fn asked_twice(fd_set *readable) {
    struct timeval timeout = {0};
    if (select(1, readable, NULL, NULL, &timeout) > 0)
        return 1;
    return select(1, readable, NULL, NULL, &timeout);
}

struct poller {
    struct timeval timeout;
};

int coroutine_fn in_a_zeroed_object(fd_set *readable) {
    struct poller poller = {0};
    return select(1, readable, NULL, NULL, &poller.timeout);
}
