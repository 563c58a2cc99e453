// The printf family also writes to memory, and so do streams that are backed by it.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <stdio.h>
#include <stdlib.h>

int coroutine_fn format(char *text, size_t size, int number) {
    char *copy = NULL;
    snprintf(text, size, "%d", number);
    sprintf(text, "%d", number);
    if (asprintf(&copy, "%d", number) < 0)
        return -1;
    free(copy);
    return 0;
}

size_t coroutine_fn into_a_growing_buffer(char **text, int number) {
    size_t size = 0;
    FILE *stream = open_memstream(text, &size);
    fprintf(stream, "%d\n", number);
    fputs("done\n", stream);
    fclose(stream);
    return size;
}

int coroutine_fn out_of_a_buffer(char *text, size_t size) {
    int number = 0;
    FILE *stream = fmemopen(text, size, "r");
    fscanf(stream, "%d", &number);
    fclose(stream);
    return number;
}

int coroutine_fn out_of_a_file(const char *path) {
    int number = 0;
    FILE *stream = fopen(path, "r"); // expect: blocking-io
    fscanf(stream, "%d", &number);   // expect: blocking-io
    fclose(stream);
    return number;
}
