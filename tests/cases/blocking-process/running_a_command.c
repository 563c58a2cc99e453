// system waits for the command's end, popen for its start, pclose for its end again.
#include "../support/marks.h"
#include <stdio.h>
#include <stdlib.h>

int coroutine_fn compress(const char *command) {
    return system(command); // expect: blocking-process
}

int coroutine_fn show(const char *command) {
    FILE *output = popen(command, "r"); // expect: blocking-process
    if (!output)
        return -1;
    return pclose(output); // expect: blocking-process
}

int compress_on_a_thread(const char *command) {
    return system(command);
}
