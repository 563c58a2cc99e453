// The flag is seen through macros and constants and beside unknown operands, not where it is masked
// out or stands in the wrong argument.
#include "../support/marks.h"
#include <sys/types.h>
#include <sys/wait.h>

#define REAP_OPTIONS (WNOHANG | WCONTINUED)
#define WAIT_OPTIONS WUNTRACED

enum {
    LOOK = WNOHANG
};

int coroutine_fn looks(pid_t child, int extra) {
    const int options = WUNTRACED | WNOHANG;
    int status = 0;
    waitpid(child, &status, REAP_OPTIONS);
    waitpid(child, &status, LOOK);
    waitpid(child, &status, options);
    waitpid(child, &status, extra | WNOHANG);
    waitpid(child, &status, (extra ? WUNTRACED : WCONTINUED) | WNOHANG);
    return status;
}

int coroutine_fn waits(pid_t child, int options) {
    int status = 0;
    waitpid(child, &status, WAIT_OPTIONS);       // expect: blocking-process
    waitpid(child, &status, options);            // expect: blocking-process
    waitpid(child, &status, options & ~WNOHANG); // expect: blocking-process
    waitpid(WNOHANG, &status, WUNTRACED);        // expect: blocking-process
    return status;
}
