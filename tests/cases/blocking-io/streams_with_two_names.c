// The stream is what counts, not the name it goes by; one that may be a file's is a file's.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <stdio.h>

struct sink {
    FILE *stream;
};

int coroutine_fn memory_by_another_name(char *text, size_t size) {
    FILE *stream = fmemopen(text, size, "r");
    FILE *same = stream;
    return fgetc(same);
}

int coroutine_fn memory_in_a_structure(char *text, size_t size) {
    struct sink sink = {.stream = fmemopen(text, size, "r")};
    return fgetc(sink.stream);
}

void coroutine_fn terminal_in_a_structure(void) {
    struct sink sink = {.stream = stderr};
    fputs("ready\n", sink.stream);
}

int coroutine_fn memory_or_file(const char *path, char *text, size_t size) {
    FILE *stream = path ? fopen(path, "r") : fmemopen(text, size, "r"); // expect: blocking-io
    return fgetc(stream);                                               // expect: blocking-io
}
