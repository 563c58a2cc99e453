// A macro's I/O stands where it is used; TEMP_FAILURE_RETRY shows nothing of the descriptor.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define READ_ALL(fd, object) read((fd), &(object), sizeof(object))
#define LOG(stream, ...) fprintf((stream), __VA_ARGS__)
#define WARN(...) LOG(stderr, __VA_ARGS__)
#define SEND_NOW(fd, data, size) send((fd), (data), (size), MSG_DONTWAIT)

ssize_t coroutine_fn use(int fd, FILE *log, const char *data, size_t size) {
    int number = 0;
    READ_ALL(fd, number);                                                  // expect: blocking-io
    ssize_t length = TEMP_FAILURE_RETRY(read(fd, &number, sizeof number)); // expect: blocking-io
    LOG(log, "%d\n", number);                                              // expect: blocking-io
    WARN("%d\n", number);
    return length + SEND_NOW(fd, data, size);
}
