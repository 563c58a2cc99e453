// Macros that run commands are reported at their use.
#include "../support/marks.h"
#include <stdlib.h>
#include <sys/wait.h>

#define RUN(command) (system(command) == 0)
#define RUN_OR_FAIL(command)                                                                       \
    do {                                                                                           \
        if (!RUN(command))                                                                         \
            return -1;                                                                             \
    } while (0)
#define RETRY_ON_INTERRUPT(expression)                                                             \
    ({                                                                                             \
        int result_;                                                                               \
        do                                                                                         \
            result_ = (expression);                                                                \
        while (result_ == -1);                                                                     \
        result_;                                                                                   \
    })

int coroutine_fn install(const char *command, pid_t child) {
    if (RUN(command)) // expect: blocking-process
        return 0;
    RUN_OR_FAIL(command);                        // expect: blocking-process
    RETRY_ON_INTERRUPT(waitpid(child, NULL, 0)); // expect: blocking-process
    return RETRY_ON_INTERRUPT(waitpid(child, NULL, WNOHANG));
}
