// A helper that passes its argument on blocks only when the argument says so.
#include "../support/marks.h"
#include <poll.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>

static void say(FILE *stream, const char *text) {
    fprintf(stream, "%s\n", text);
}

static int readable(int fd, int timeout) {
    struct pollfd polled = {fd, POLLIN, 0};
    return poll(&polled, 1, timeout);
}

static int lock_file(int fd, int operation) {
    return flock(fd, operation);
}

static int reap(pid_t child, int options) {
    return waitpid(child, NULL, options);
}

static ssize_t get(int fd, char *buffer, int flags) {
    return recv(fd, buffer, 1, flags);
}

int coroutine_fn at_once(int fd, char *buffer, pid_t child) {
    say(stderr, "looking");
    return readable(fd, 0) + lock_file(fd, LOCK_EX | LOCK_NB) + reap(child, WNOHANG) +
           (int)get(fd, buffer, MSG_DONTWAIT);
}

int coroutine_fn in_time(int fd, char *buffer, pid_t child, FILE *log) {
    say(log, "waiting");            // expect: blocking-io
    return readable(fd, 100) +      // expect: blocking-wait
           lock_file(fd, LOCK_EX) + // expect: blocking-lock
           reap(child, 0) +         // expect: blocking-process
           (int)get(fd, buffer, 0); // expect: blocking-io
}
