// NOLINTBEGIN and NOLINTEND silence what begins between them; pairs may be nested.
#include "../support/marks.h"
#include <unistd.h>

void coroutine_fn block_silenced(int fd) {
    // NOLINTBEGIN(corolint-blocking-sleep): a reason
    sleep(1);
    fsync(fd); // expect: blocking-io
    // NOLINTBEGIN
    fsync(fd);
    // NOLINTEND
    fsync(fd); // expect: blocking-io
    sleep(1);
    // NOLINTEND(corolint-blocking-sleep)
    sleep(1); // expect: blocking-sleep
    sleep(1); /* NOLINTBEGIN */ sleep(2); /* NOLINTEND */ // expect: blocking-sleep
}

void coroutine_fn block_without_its_end(void) {
    // NOLINTBEGIN(corolint-blocking-*) // expect: unused-suppression
    // NOLINTBEGIN(corolint-blocking-sleep) // expect: unused-suppression
    sleep(1); // expect: blocking-sleep
    // NOLINTEND(corolint-blocking-*) // expect: unused-suppression
}
