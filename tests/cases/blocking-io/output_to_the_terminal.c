// Program output to stdout and stderr is not reported by default; the same call on a file is.
#include "../support/marks.h"
#include <stdarg.h>
#include <stdio.h>

void coroutine_fn report(FILE *log, const char *text, size_t size, va_list arguments) {
    printf("%s\n", text);
    puts(text);
    putchar('\n');
    perror(text);
    fputs(text, stdout);
    fputs(text, stderr);
    fprintf(stderr, "%s\n", text);
    fwrite(text, 1, size, stdout);
    fputc('\n', stderr);
    vfprintf(stderr, text, arguments);
    fprintf(log, "%s\n", text); // expect: blocking-io
    fputs(text, log);           // expect: blocking-io
}
