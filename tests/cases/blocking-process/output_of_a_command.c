// The stream of popen is a stream: reading it is I/O.
#include "../support/marks.h"
#include <stdio.h>

int coroutine_fn first_line(const char *command, char *line, int size) {
    FILE *output = popen(command, "r"); // expect: blocking-process
    if (!output)
        return -1;
    if (!fgets(line, size, output)) // expect: blocking-io
        line[0] = '\0';
    return pclose(output); // expect: blocking-process
}
