// Both sides of a CoRwlock make others wait.
#include "../support/qemu_mini.h"
#include <sys/stat.h>

typedef struct RwTable {
    CoRwlock lock;
    struct stat info;
    int rows;
} RwTable;

int coroutine_fn rw_table_read(RwTable *s) {
    qemu_co_rwlock_rdlock(&s->lock);
    int result = stat("table", &s->info); // expect: blocking-while-locked
    qemu_co_rwlock_unlock(&s->lock);
    return result;
}

int coroutine_fn rw_table_write(RwTable *s) {
    qemu_co_rwlock_wrlock(&s->lock);
    int result = stat("table", &s->info); // expect: blocking-while-locked
    s->rows = 0;
    qemu_co_rwlock_unlock(&s->lock);
    return result;
}

int coroutine_fn rw_table_released(RwTable *s) {
    qemu_co_rwlock_rdlock(&s->lock);
    int rows = s->rows;
    qemu_co_rwlock_unlock(&s->lock);
    struct stat info;
    return stat("table", &info) + rows; // expect: blocking-io
}
