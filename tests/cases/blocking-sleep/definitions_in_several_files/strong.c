// See weak.c.
#include <unistd.h>

void weakly_slow(void) {}
void weakly_fast(void) { sleep(1); }
