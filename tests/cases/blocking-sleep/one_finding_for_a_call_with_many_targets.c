// Through one pointer many functions may run: the call is said once, with the shortest way.
#include "../support/marks.h"
#include <unistd.h>

struct many { void (*run)(void); };
static void deep(void) { sleep(1); }
static void first(void) { deep(); }
static void second(void) { sleep(2); }
static void third(void) { sleep(3); }
struct many all[] = {{first}, {second}, {third}};

coroutine_fn void call(struct many *m) {
    m->run(); // expect: blocking-sleep
}
