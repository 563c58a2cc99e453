// A mark on any declaration counts, one inside a function too.
#include "../support/marks.h"
#include <unistd.h>

void start(void) {
    extern int coroutine_fn serve(int fd);
    (void)serve;
}

int serve(int fd) {
    return fd + (int)sleep(1); // expect: blocking-sleep
}
