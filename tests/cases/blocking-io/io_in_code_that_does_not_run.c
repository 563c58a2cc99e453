// Unevaluated and unreachable I/O.
#include "../support/marks.h"
#include <stdio.h>
#include <unistd.h>

#define DEBUG 0
#define TRACE(file, ...)                                                                           \
    do {                                                                                           \
        if (DEBUG)                                                                                 \
            fprintf(file, __VA_ARGS__);                                                            \
    } while (0)

ssize_t coroutine_fn quiet(int fd, FILE *log, char *buffer, size_t size) {
    __typeof__(read(fd, buffer, size)) length = (ssize_t)sizeof(read(fd, buffer, size));
    TRACE(log, "%zd\n", length);
    if (length > 0)
        return length;
    return 0;
    return write(fd, buffer, size);
}

ssize_t coroutine_fn loud(int fd, FILE *log, char *buffer, size_t size) {
    do {
        fprintf(log, "reading\n"); // expect: blocking-io
    } while (DEBUG);
    return read(fd, buffer, size); // expect: blocking-io
}
