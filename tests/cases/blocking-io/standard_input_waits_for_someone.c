// Reading standard input waits for whoever types.
#include "../support/marks.h"
#include <stdio.h>

int coroutine_fn ask(char *answer, int size) {
    int number = 0;
    scanf("%d", &number);       // expect: blocking-io
    fgets(answer, size, stdin); // expect: blocking-io
    return number + getchar();  // expect: blocking-io
}

int coroutine_fn scan(const char *text) {
    int number = 0;
    return sscanf(text, "%d", &number) == 1 ? number : 0;
}
