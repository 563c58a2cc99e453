// What the preprocessor skips marks nothing.
#include <unistd.h>

#define coroutine_fn

#ifdef USE_COROUTINES
coroutine_fn
#endif
void read_all(void) {
    sleep(1);
}

#ifdef USE_COROUTINES
int coroutine_fn write_all(void)
#else
int write_all(void)
#endif
{
    return (int)sleep(1);
}
