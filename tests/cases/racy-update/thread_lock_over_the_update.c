// A thread lock held over everything loses no update, but that is another fault.
#include "../support/qemu_mini.h"

static QemuMutex stock_lock;
static int stock;

void coroutine_fn stock_locked_throughout(void) {
    qemu_mutex_lock(&stock_lock); // expect: suspend-while-locked
    int value = stock;
    qemu_coroutine_yield();
    stock = value + 1;
    qemu_mutex_unlock(&stock_lock);
}

void coroutine_fn stock_locked_twice(void) {
    qemu_mutex_lock(&stock_lock); // expect: blocking-lock
    int value = stock;
    qemu_mutex_unlock(&stock_lock);
    qemu_coroutine_yield();
    qemu_mutex_lock(&stock_lock); // expect: blocking-lock
    stock = value + 1;            // expect: racy-update
    qemu_mutex_unlock(&stock_lock);
}

void coroutine_fn stock_locked_briefly(void) {
    qemu_coroutine_yield();
    qemu_mutex_lock(&stock_lock); // expect: blocking-lock
    stock = stock + 1;
    qemu_mutex_unlock(&stock_lock);
}
