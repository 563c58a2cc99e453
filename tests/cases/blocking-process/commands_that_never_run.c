// Switched-off and unevaluated commands.
#include "../support/marks.h"
#include <stdlib.h>
#include <sys/wait.h>

#define HAVE_COMMANDS 0

int coroutine_fn switched_off(const char *command) {
    if (HAVE_COMMANDS)
        return system(command);
    return (int)sizeof(system(command));
}

int coroutine_fn after_the_end(const char *command) {
    exit(0);
    return system(command);
}

int coroutine_fn switched_on(const char *command) {
    if (!HAVE_COMMANDS)
        return system(command); // expect: blocking-process
    return 0;
}
