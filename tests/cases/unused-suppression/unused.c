// A comment that names a rule of corolint's and silences nothing is reported.
#include "../support/marks.h"
#include <unistd.h>

int unused_at_a_global = 1; // NOLINT(corolint-blocking-io) // expect: unused-suppression

static void unused_in_a_helper_nobody_calls(int fd) {
    fsync(fd); // NOLINT(corolint-blocking-io) // expect: unused-suppression
}

static void unused_in_a_helper_that_is_called(int fd) {
    (void)getpid(); // NOLINT(corolint-blocking-io) // expect: unused-suppression
    (void)fd;
}

void coroutine_fn unused_on_lines(int fd) {
    unused_in_a_helper_that_is_called(fd); // NOLINT(corolint-blocking-io) // expect: unused-suppression
    getpid();  // NOLINT(corolint-blocking-sleep): it used to wait // expect: unused-suppression
    sleep(1);  /* NOLINT(corolint-blocking-io) */ // expect: blocking-sleep, unused-suppression
    sleep(1);  // NOLINT(corolint-blocking-sleep, corolint-blocking-io) // expect: unused-suppression
    getpid();  // NOLINT(corolint-*) // expect: unused-suppression
    getpid();  // NOLINT(bugprone-foo,corolint-racy-update) // expect: unused-suppression
    // NOLINTNEXTLINE(corolint-blocking-sleep) // expect: unused-suppression
    getpid();
    /* a longer story
     * NOLINT(corolint-blocking-sleep) // expect: unused-suppression
     */
    getpid();
    // NOLINTBEGIN(corolint-blocking-sleep) // expect: unused-suppression
    getpid();
    // NOLINTEND(corolint-blocking-sleep)
}

void coroutine_fn unused_but_of_other_tools(void) {
    getpid(); // NOLINT
    getpid(); // NOLINT(*)
    getpid(); // NOLINT(bugprone-foo)
    getpid(); // NOLINT(-corolint-blocking-io)
    getpid(); // NOLINT(blocking-oi)
    // NOLINTNEXTLINE
    getpid();
    // NOLINTBEGIN
    getpid();
    // NOLINTEND
}

void coroutine_fn unused_and_misspelt(void) {
    sleep(1); /* NOLINT(corolint-blocking-slep) */ // expect: blocking-sleep, unused-suppression
    getpid(); // NOLINT(corolint-nonsense) // expect: unused-suppression
    getpid(); // NOLINT(corolint-x*) // expect: unused-suppression
    sleep(1); // NOLINT(blocking-sleep) // expect: blocking-sleep, unused-suppression
    getpid(); // NOLINT(-blocking-sleep)
    sleep(1); // NOLINT(blocking-sleep, corolint-blocking-sleep) // expect: unused-suppression
}

void coroutine_fn unused_and_silenced(void) {
    getpid(); // NOLINT(corolint-blocking-sleep, corolint-unused-suppression)
    // NOLINTNEXTLINE(corolint-unused-suppression)
    getpid(); // NOLINT(corolint-blocking-sleep)
    sleep(1); // NOLINT(corolint-blocking-sleep)
}

void coroutine_fn used_more_than_once_over(int fd) {
    // Each of them is enough, and each of them is of use.
    // NOLINTBEGIN(corolint-blocking-io)
    fsync(fd); // NOLINT(corolint-blocking-io, corolint-blocking-*)
    // NOLINTEND(corolint-blocking-io)
}
