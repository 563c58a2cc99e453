// Through a pointer marked as offloaded, a function is handed to another thread and not called here.
#include "../../../include/corolint/annotations.h"
#include "../support/marks.h"
#include <unistd.h>

typedef COROLINT_OFFLOADED void (*work_fn)(void *data);

struct job {
    COROLINT_OFFLOADED void (*run)(void *data);
    void (*done)(void *data);
};

static void slow(void *data) {
    (void)data;
    sleep(1);
}

static struct job job = {slow, slow};

static void submit(COROLINT_OFFLOADED void (*work)(void *data), void *data) {
    work(data);
}

static void submit_by_type(work_fn work, void *data) {
    work(data);
}

static void call(void (*work)(void *data), void *data) {
    work(data);
}

void coroutine_fn hands_over(void) {
    submit(slow, &job);
    submit_by_type(slow, &job);
    job.run(&job);
    job.done(&job);   // expect: blocking-sleep
    call(slow, &job); // expect: blocking-sleep
    COROLINT_OFFLOADED void (*later)(void *data) = slow;
    void (*now)(void *data) = slow;
    later(&job);
    now(&job); // expect: blocking-sleep
}
