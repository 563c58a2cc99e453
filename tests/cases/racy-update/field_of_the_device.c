// State of a device, reached through the pointer every request is given.
#include "../support/qemu_mini.h"
#include <stdint.h>

typedef struct AppendState {
    int64_t end;
    int64_t written;
    struct {
        unsigned reads;
        unsigned writes;
    } statistics;
} AppendState;

int coroutine_fn append_co_pwrite(int64_t offset, int64_t bytes);

int coroutine_fn append_co_append(AppendState *s, int64_t bytes) {
    int64_t offset = s->end;
    int ret = append_co_pwrite(offset, bytes);
    if (ret < 0)
        return ret;
    s->end = offset + bytes; // expect: racy-update
    return 0;
}

int coroutine_fn append_co_reserve(AppendState *s, int64_t bytes) {
    int64_t offset = s->end;
    s->end = offset + bytes;
    return append_co_pwrite(offset, bytes);
}

void coroutine_fn append_co_count(AppendState *s) {
    unsigned writes = s->statistics.writes;
    qemu_coroutine_yield();
    s->statistics.writes = writes + 1; // expect: racy-update
}

void coroutine_fn append_co_another_field(AppendState *s) {
    unsigned reads = s->statistics.reads;
    qemu_coroutine_yield();
    s->statistics.writes = reads + 1;
}

void coroutine_fn append_co_another_device(AppendState *s, AppendState *other) {
    int64_t end = s->end;
    qemu_coroutine_yield();
    other->end = end + 512;
}
