// A marked function whose body shows that it never suspends is no suspension.
#include "../support/qemu_mini.h"
#include <unistd.h>

static int downloads;

static int coroutine_fn checked_coroutine(int number) {
    return number < 0 ? 0 : number;
}

static int coroutine_fn checked_twice_coroutine(int number) {
    return checked_coroutine(checked_coroutine(number));
}

static void coroutine_fn never_really(void) {
    if (0)
        qemu_coroutine_yield();
}

__attribute__((annotate("nonblocking"))) void poke_the_loop(void);

void coroutine_fn download_checked(void) {
    int value = downloads;
    value = checked_twice_coroutine(value);
    downloads = value + 1;
}

void coroutine_fn download_with_dead_code(void) {
    int value = downloads;
    never_really();
    downloads = value + 1;
}

void coroutine_fn download_with_a_nonblocking_function(void) {
    int value = downloads;
    poke_the_loop();
    downloads = value + 1;
}

void coroutine_fn download_after_unlocking(CoMutex *lock) {
    qemu_co_mutex_lock(lock);
    int value = downloads;
    qemu_co_mutex_unlock(lock);
    downloads = value + 1;
}

void coroutine_fn download_after_blocking(void) {
    int value = downloads;
    usleep(10); // expect: blocking-sleep
    downloads = value + 1;
}
