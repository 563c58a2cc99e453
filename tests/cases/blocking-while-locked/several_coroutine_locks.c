// One coroutine lock still held is enough; locks are told apart by place.
#include "../support/qemu_mini.h"
#include <stddef.h>
#include <unistd.h>

typedef struct SeveralSide {
    CoMutex lock;
    int fd;
} SeveralSide;

static SeveralSide several_sides[4];

void coroutine_fn several_inner_released(SeveralSide *outer, SeveralSide *inner) {
    qemu_co_mutex_lock(&outer->lock);
    qemu_co_mutex_lock(&inner->lock);
    qemu_co_mutex_unlock(&inner->lock);
    fsync(outer->fd); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&outer->lock);
}

void coroutine_fn several_other_released(SeveralSide *from, SeveralSide *to) {
    qemu_co_mutex_lock(&from->lock);
    qemu_co_mutex_unlock(&to->lock);
    fsync(from->fd); // expect: blocking-while-locked
}

void coroutine_fn several_both_released(SeveralSide *from, SeveralSide *to) {
    qemu_co_mutex_lock(&from->lock);
    qemu_co_mutex_lock(&to->lock);
    qemu_co_mutex_unlock(&from->lock);
    qemu_co_mutex_unlock(&to->lock);
    fsync(from->fd); // expect: blocking-io
}

void coroutine_fn several_same_element(size_t index) {
    qemu_co_mutex_lock(&several_sides[index].lock);
    int fd = several_sides[index].fd;
    qemu_co_mutex_unlock(&several_sides[index].lock);
    fsync(fd); // expect: blocking-io
}

void coroutine_fn several_other_element(size_t first, size_t second) {
    qemu_co_mutex_lock(&several_sides[first].lock);
    qemu_co_mutex_unlock(&several_sides[second].lock);
    fsync(several_sides[first].fd); // expect: blocking-while-locked
}

void coroutine_fn several_through_a_pointer(SeveralSide *side) {
    CoMutex *lock = &side->lock;
    qemu_co_mutex_lock(lock);
    int fd = side->fd;
    qemu_co_mutex_unlock(&side->lock);
    fsync(fd); // expect: blocking-io
}
