// Putting the old value back undoes whatever others wrote meanwhile.
#include "../support/qemu_mini.h"

static int log_level;

void coroutine_fn quietly(void) {
    int saved = log_level;
    log_level = 0;
    qemu_coroutine_yield();
    log_level = saved; // expect: racy-update
}

void coroutine_fn quietly_without_suspending(void) {
    int saved = log_level;
    log_level = 0;
    log_level = saved;
    qemu_coroutine_yield();
}
