// See alternative_one.c.
#include <unistd.h>

void alternative(void) { sleep(1); }
