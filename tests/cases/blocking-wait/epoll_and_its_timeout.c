// epoll_wait is the event loop's own business.
#include "../support/marks.h"
#include <stddef.h>
#include <sys/epoll.h>

int coroutine_fn wait_for_events(int epoll, struct epoll_event *events, int timeout) {
    int count = epoll_wait(epoll, events, 8, -1);      // expect: blocking-wait
    count += epoll_wait(epoll, events, 8, timeout);    // expect: blocking-wait
    count += epoll_pwait(epoll, events, 8, 100, NULL); // expect: blocking-wait
    return count;
}

int coroutine_fn look_for_events(int epoll, struct epoll_event *events) {
    int count = epoll_wait(epoll, events, 8, 0);
    count += epoll_pwait(epoll, events, 8, 0, NULL);
    return count;
}

int coroutine_fn watch(int epoll, int fd) {
    struct epoll_event event = {.events = EPOLLIN};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}
