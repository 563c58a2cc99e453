// The kernel's own descriptors take a flag at their creation.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

void coroutine_fn look(const sigset_t *signals, char *buffer, size_t size) {
    int event = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    int signal = signalfd(-1, signals, SFD_NONBLOCK);
    int watch = inotify_init1(IN_NONBLOCK);
    read(event, buffer, size);
    read(timer, buffer, size);
    read(signal, buffer, size);
    read(watch, buffer, size);
}

void coroutine_fn stall(const sigset_t *signals, char *buffer, size_t size) {
    int event = eventfd(0, EFD_CLOEXEC);
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    int signal = signalfd(-1, signals, SFD_CLOEXEC);
    int watch = inotify_init();
    read(event, buffer, size);  // expect: blocking-io
    read(timer, buffer, size);  // expect: blocking-io
    read(signal, buffer, size); // expect: blocking-io
    read(watch, buffer, size);  // expect: blocking-io
}
