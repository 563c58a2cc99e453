// Only a timeout of zero makes poll return at once: -1 waits for ever.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <poll.h>
#include <time.h>

#define NO_WAIT 0
#define FOR_EVER (-1)

int coroutine_fn wait_for_events(struct pollfd *fds, nfds_t count, int timeout) {
    int events = poll(fds, count, timeout);  // expect: blocking-wait
    events += poll(fds, count, -1);          // expect: blocking-wait
    events += poll(fds, count, FOR_EVER);    // expect: blocking-wait
    events += poll(fds, count, 250);         // expect: blocking-wait
    events += ppoll(fds, count, NULL, NULL); // expect: blocking-wait
    return events;
}

int coroutine_fn look_for_events(struct pollfd *fds, nfds_t count) {
    const int at_once = 0;
    struct timespec no_time = {0};
    int events = poll(fds, count, 0);
    events += poll(fds, count, NO_WAIT);
    events += poll(fds, count, at_once);
    events += ppoll(fds, count, &no_time, NULL);
    return events;
}
