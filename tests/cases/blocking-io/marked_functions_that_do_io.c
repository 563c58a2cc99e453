// Marks on static, inline and otherwise declared functions.
#include "../support/marks.h"
#include <unistd.h>

struct driver {
    long (*read)(int fd, char *buffer);
};

static long coroutine_fn static_read(int fd, char *buffer) {
    return read(fd, buffer, 8); // expect: blocking-io
}

static inline long coroutine_fn inline_read(int fd, char *buffer) {
    return read(fd, buffer, 8); // expect: blocking-io
}

static long declared_read(int fd, char *buffer) coroutine_fn;

static long declared_read(int fd, char *buffer) {
    return read(fd, buffer, 8); // expect: blocking-io
}

static long plain_read(int fd, char *buffer) {
    return read(fd, buffer, 8);
}

const struct driver drivers[] = {{static_read}, {inline_read}, {declared_read}, {plain_read}};
