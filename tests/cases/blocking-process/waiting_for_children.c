// The whole family of wait.
#include "../support/marks.h"
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>

int coroutine_fn reap(pid_t child) {
    int status = 0;
    siginfo_t info;
    struct rusage usage;
    wait(&status);                        // expect: blocking-process
    waitpid(child, &status, 0);           // expect: blocking-process
    waitid(P_PID, child, &info, WEXITED); // expect: blocking-process
    wait3(&status, 0, &usage);            // expect: blocking-process
    wait4(child, &status, 0, &usage);     // expect: blocking-process
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
