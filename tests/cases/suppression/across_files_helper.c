// The helpers of across_files.c.
#include "helper.h"
#include <unistd.h>

void elsewhere_silenced(int fd) {
    fsync(fd); // NOLINT(corolint-blocking-io)
    header_silenced(fd);
}

void elsewhere_not_silenced(int fd) {
    fsync(fd); // NOLINT(bugprone-foo)
}
