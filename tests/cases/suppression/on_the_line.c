// A comment silences what is found on its line, as clang-tidy's do.
#include "../support/marks.h"
#include <stdlib.h>
#include <unistd.h>

#define PAUSE() sleep(1)

void coroutine_fn line_silenced(void) {
    sleep(1); // NOLINT
    sleep(1); // NOLINT(corolint-blocking-sleep)
    sleep(1); // NOLINT(corolint-blocking-sleep): a test harness, nobody waits
    sleep(1); /* NOLINT(corolint-blocking-sleep) */
    sleep(1); // NOLINT(bugprone-foo, corolint-blocking-sleep)
    sleep(1); // NOLINT(corolint-*)
    sleep(1); // NOLINT(corolint-blocking-*)
    sleep(1); // NOLINT(*)
    sleep(1); // NOLINT (bugprone-foo) reads as NOLINT: the list has to follow at once
    sleep(1); // the reason first: NOLINT
    PAUSE();  // NOLINT(corolint-blocking-sleep)
    // NOLINTNEXTLINE
    sleep(1);
    // NOLINTNEXTLINE(corolint-blocking-sleep): a reason
    sleep(1);
    /* NOLINTNEXTLINE(corolint-blocking-process) */
    system("true"), (void)0;
    sleep(1); // NOLINT(corolint-blocking-sleep) \
                 in a comment that goes on
}

void coroutine_fn line_not_silenced(void) {
    sleep(1); /* NOLINT(bugprone-foo) */                               // expect: blocking-sleep
    sleep(1); /* NOLINT() */                                           // expect: blocking-sleep
    sleep(1); /* NOLINT(blocking-sleep) */                             // expect: blocking-sleep, unused-suppression
    sleep(1); /* NOLINT(corolint-*, -corolint-blocking-sleep) */       // expect: blocking-sleep, unused-suppression
    sleep(1); /* nolint */                                             // expect: blocking-sleep
    sleep(1); /* NOLINTS */                                            // expect: blocking-sleep
    sleep(1), (void)"/* NOLINT */";                                    // expect: blocking-sleep
    (void)"\" // NOLINT"; sleep(1);                                    // expect: blocking-sleep
    // NOLINTNEXTLINE

    sleep(1); // expect: blocking-sleep
    // NOLINT
    sleep(1); // expect: blocking-sleep
    sleep( // expect: blocking-sleep
        1); // NOLINT
}
