// A bottom half, a timer or a work item is given the object: it runs after the call, or beside it.
#include "../support/qemu_mini.h"

typedef struct AioContext AioContext; // QEMU's: imitated
typedef void QEMUBHFunc(void *opaque);
void aio_bh_schedule_oneshot_full(AioContext *ctx, QEMUBHFunc *cb, void *opaque, const char *name);
#define aio_bh_schedule_oneshot(ctx, cb, opaque)                                                   \
    aio_bh_schedule_oneshot_full((ctx), (cb), (opaque), #cb)
void qemu_thread_create(QemuThread *thread, const char *name, void *(*start_routine)(void *),
                        void *arg, int mode);

typedef struct Dump {
    QemuMutex lock;
    int pages;
} Dump;

static void dump_bottom_half(void *opaque) {
    Dump *dump = opaque;
    dump->pages++;
}

static void *dump_thread(void *opaque) {
    Dump *dump = opaque;
    qemu_mutex_lock(&dump->lock);
    dump->pages++;
    qemu_mutex_unlock(&dump->lock);
    return NULL;
}

void coroutine_fn dump_with_a_bottom_half(AioContext *ctx) {
    Dump dump = {.pages = 0};
    qemu_mutex_init(&dump.lock);
    aio_bh_schedule_oneshot(ctx, dump_bottom_half, &dump);
    qemu_coroutine_yield();
    qemu_mutex_lock(&dump.lock); // expect: blocking-lock
    qemu_mutex_unlock(&dump.lock);
}

void coroutine_fn dump_with_a_thread(QemuThread *thread) {
    Dump dump = {.pages = 0};
    qemu_mutex_init(&dump.lock);
    qemu_thread_create(thread, "dump", dump_thread, &dump, 0);
    qemu_mutex_lock(&dump.lock); // expect: blocking-lock
    qemu_mutex_unlock(&dump.lock);
}

void coroutine_fn dump_with_a_bottom_half_for_another(AioContext *ctx, Dump *other) {
    Dump dump = {.pages = 0};
    qemu_mutex_init(&dump.lock); // expect: lock-per-call
    aio_bh_schedule_oneshot(ctx, dump_bottom_half, other);
    qemu_mutex_lock(&dump.lock);
    dump.pages++;
    qemu_mutex_unlock(&dump.lock);
}
