// g_usleep stops the thread; QEMU's coroutine sleep suspends.
#include "../support/glib_mini.h"
#include "../support/qemu_mini.h"

void coroutine_fn qemu_co_sleep_ns(int type, int64_t ns); // QEMU's: imitated

void coroutine_fn bdrv_co_backoff(void) {
    g_usleep(1000); // expect: blocking-sleep
}

void coroutine_fn bdrv_co_backoff_suspending(void) {
    qemu_co_sleep_ns(0, 1000);
}
