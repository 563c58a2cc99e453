/* Nothing is reported here; what is called from elsewhere is followed all the same. */
#include <unistd.h>
#define coroutine_fn

void excluded_helper(void) { sleep(1); }
void coroutine_fn excluded_coroutine(void) { sleep(1); }
