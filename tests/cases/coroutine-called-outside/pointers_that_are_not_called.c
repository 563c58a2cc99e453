// To take a coroutine's address, to store it, compare it and pass it on is no call of it.
#include <stddef.h>

#define coroutine_fn

typedef int coroutine_fn CoFunction(int unit);

struct operations {
    const char *name;
    CoFunction *run;
};

int coroutine_fn co_run(int unit);
void enqueue(CoFunction *function, int unit);
void enqueue_pointer(const void *function);

static const struct operations table[] = {{"run", co_run}, {.name = "again", .run = &co_run}};

void pass_on(struct operations *operations) {
    CoFunction *kept = co_run;
    enqueue(co_run, 1);
    enqueue(kept, 2);
    enqueue(table[0].run, 3);
    enqueue_pointer((const void *)co_run);
    operations->run = co_run;
    if (operations->run != co_run) {
        operations->run = NULL;
    }
}

CoFunction *choose(int unit) {
    return unit ? co_run : NULL;
}

int call_after_all(void) {
    return (co_run)(1)     // expect: coroutine-called-outside
           + (*co_run)(2)  // expect: coroutine-called-outside
           + (&co_run)(3); // expect: coroutine-called-outside
}
