// With WNOHANG the calls report what has ended so far.
#include "../support/marks.h"
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>

int coroutine_fn reap_ended(pid_t child) {
    int status = 0;
    siginfo_t info;
    struct rusage usage;
    waitpid(child, &status, WNOHANG);
    waitpid(-1, &status, WNOHANG | WUNTRACED);
    waitid(P_PID, child, &info, WEXITED | WNOHANG);
    wait3(&status, WNOHANG, &usage);
    wait4(child, &status, WNOHANG, &usage);
    return status;
}
