// A call to a function marked as blocking is a wait; so is one through a marked pointer.
#include "../support/marks.h"

struct driver {
    int (*blocking_fn flush)(int unit);
    int (*poll_once)(int unit);
};

typedef int (*blocking_fn Waiter)(int unit);

int blocking_fn drain(int unit);
__attribute__((annotate("blocking_fn"))) int drain_all(void);
__attribute__((annotate("blocking"))) int drain_most(void);
int try_drain(int unit);

int coroutine_fn shut_down(struct driver *driver) {
    int errors = drain(1);      // expect: blocking-wait
    errors += drain_all();      // expect: blocking-wait
    errors += drain_most();     // expect: blocking-wait
    errors += driver->flush(1); // expect: blocking-wait
    errors += try_drain(1);
    errors += driver->poll_once(1);
    return errors;
}

int coroutine_fn through_a_typedef(Waiter waiter) {
    return waiter(1); // expect: blocking-wait
}

int outside(void) {
    return drain(1);
}

static int slow(int unit) {
    return unit;
}

typedef int (*blocking_fn WaiterPointer)(int unit);

struct waiters {
    WaiterPointer all[2];
    int (*blocking_fn one)(int unit);
};

int coroutine_fn through_pointers_of_all_kinds(struct waiters *waiters, WaiterPointer *given) {
    WaiterPointer local = slow;
    int errors = waiters->all[1](1); // expect: blocking-wait
    errors += (*waiters->one)(1);    // expect: blocking-wait
    errors += (*given)(1);           // expect: blocking-wait
    errors += local(1);              // expect: blocking-wait
    return errors;
}
