// A stream that is not stdout or stderr is a file; closing it is not reported.
#include "../support/marks.h"
#include <stdio.h>

int coroutine_fn save(const char *path, const char *text, size_t size) {
    FILE *file = fopen(path, "w"); // expect: blocking-io
    if (!file)
        return -1;
    fputs(text, file);            // expect: blocking-io
    fprintf(file, "%zu\n", size); // expect: blocking-io
    fwrite(text, 1, size, file);  // expect: blocking-io
    fputc('\n', file);            // expect: blocking-io
    fflush(file);                 // expect: blocking-io
    return fclose(file);
}

int coroutine_fn load(FILE *file, char *text, size_t size) {
    int number = 0;
    fgets(text, (int)size, file); // expect: blocking-io
    fscanf(file, "%d", &number);  // expect: blocking-io
    fread(text, 1, size, file);   // expect: blocking-io
    return number + fgetc(file);  // expect: blocking-io
}

int coroutine_fn ask(FILE *file) {
    clearerr(file);
    return feof(file) || ferror(file) || fileno(file) < 0;
}
