// A generator that reaps children, by waiting and by looking.
#include "../support/task.hpp"
#include <sys/wait.h>

Generator<int> every_child() {
    int status = 0;
    while (wait(&status) > 0) // expect: blocking-process
        co_yield status;
}

Generator<int> every_ended_child() {
    int status = 0;
    while (waitpid(-1, &status, WNOHANG) > 0)
        co_yield status;
}
