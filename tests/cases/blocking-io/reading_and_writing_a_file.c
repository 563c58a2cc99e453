// open, read and write on a file: the disk may take its time. Closing is never reported.
#include "../support/marks.h"
#include <fcntl.h>
#include <unistd.h>

ssize_t coroutine_fn copy(const char *from, const char *to, char *buffer, size_t size) {
    int input = open(from, O_RDONLY);                          // expect: blocking-io
    int output = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0644); // expect: blocking-io
    ssize_t length = read(input, buffer, size);                // expect: blocking-io
    length = write(output, buffer, (size_t)length);            // expect: blocking-io
    close(output);
    close(input);
    return length;
}

ssize_t copy_on_a_thread(int input, int output, char *buffer, size_t size) {
    return write(output, buffer, (size_t)read(input, buffer, size));
}
