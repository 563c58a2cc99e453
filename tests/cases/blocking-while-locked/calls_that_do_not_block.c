// A coroutine lock may be held over what does not block.
#include "../support/qemu_mini.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct CalmState {
    CoMutex lock;
    QemuMutex thread_lock;
    int fd;
    int value;
} CalmState;

void coroutine_fn calm_flags(CalmState *s, char *buffer, int flags) {
    qemu_co_mutex_lock(&s->lock);
    recv(s->fd, buffer, 64, MSG_DONTWAIT);
    send(s->fd, buffer, 64, flags | MSG_DONTWAIT | MSG_NOSIGNAL);
    flock(s->fd, LOCK_EX | LOCK_NB);
    qemu_co_mutex_unlock(&s->lock);
}

int coroutine_fn calm_timeouts(CalmState *s, struct pollfd *polled) {
    qemu_co_mutex_lock(&s->lock);
    int ready = poll(polled, 1, 0);
    qemu_co_mutex_unlock(&s->lock);
    return ready;
}

void coroutine_fn calm_trylock(CalmState *s) {
    qemu_co_mutex_lock(&s->lock);
    if (qemu_mutex_trylock(&s->thread_lock) == 0) {
        s->value++;
        qemu_mutex_unlock(&s->thread_lock);
    }
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn calm_output(CalmState *s) {
    qemu_co_mutex_lock(&s->lock);
    printf("%d\n", s->value);
    fprintf(stderr, "%d\n", s->value);
    sched_yield();
    close(s->fd);
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn calm_formatting(CalmState *s, char *text, size_t size) {
    qemu_co_mutex_lock(&s->lock);
    snprintf(text, size, "%d", s->value);
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn calm_descriptor_set_here(CalmState *s, char *buffer) {
    qemu_co_mutex_lock(&s->lock);
    fcntl(s->fd, F_SETFL, O_NONBLOCK);
    recv(s->fd, buffer, 64, 0);
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn calm_descriptor_opened_here(CalmState *s) {
    int fd = eventfd(0, EFD_NONBLOCK);
    eventfd_t value;
    qemu_co_mutex_lock(&s->lock);
    read(fd, &value, sizeof value);
    qemu_co_mutex_unlock(&s->lock);
    close(fd);
}

int coroutine_fn calm_result_tested(CalmState *s, char *buffer) {
    qemu_co_mutex_lock(&s->lock);
    ssize_t got = read(s->fd, buffer, 64);
    qemu_co_mutex_unlock(&s->lock);
    return got < 0 && errno == EAGAIN ? 0 : (int)got;
}

void coroutine_fn calm_not_this_one(CalmState *s, char *buffer) {
    qemu_co_mutex_lock(&s->lock);
    recv(s->fd, buffer, 64, MSG_PEEK); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}
