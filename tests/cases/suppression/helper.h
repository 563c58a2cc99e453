#ifndef SUPPRESSION_HELPER_H
#define SUPPRESSION_HELPER_H

#include <unistd.h>

static inline void header_silenced(int fd) {
    fsync(fd); // NOLINT(corolint-blocking-io)
}

static inline void header_with_nothing_to_silence(int fd) {
    (void)getpid(); // NOLINT(corolint-blocking-io) // expect: unused-suppression
    (void)fd;
}

// Nobody calls it here: what it does is not known.
static inline void header_unused(int fd) {
    fsync(fd); // NOLINT(corolint-blocking-sleep)
}

#endif
