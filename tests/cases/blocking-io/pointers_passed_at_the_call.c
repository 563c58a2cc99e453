// The function, or the object, that is passed at that very call decides, whatever else the program
// keeps in the same place.
#include "../support/marks.h"
#include <unistd.h>

struct device;
typedef int (*flush_fn)(struct device *);

static int slow(struct device *d) { (void)d; return fsync(3); }
static int fast(struct device *d) { (void)d; return 0; }

struct driver { flush_fn flush; };
struct device { const struct driver *driver; flush_fn done; flush_fn calm; };
static const struct driver disk = {slow};
static const struct driver memory = {fast};
struct device devices[] = {{&disk, slow, fast}, {&memory, fast, fast}};

static int apply(flush_fn f, struct device *d) { return f(d); }
static int apply_again(flush_fn f, struct device *d) { return apply(f, d); }

coroutine_fn void functions(struct device *d) {
    apply(slow, d); // expect: blocking-io
    apply(fast, d);
    apply_again(slow, d); // expect: blocking-io
    apply_again(fast, d);
    apply(d->done, d); // expect: blocking-io
    apply(d->calm, d);
    apply(memory.flush, d);
}

static int run(const struct driver *driver, struct device *d) { return driver->flush(d); }
static int run_again(const struct driver *driver, struct device *d) { return run(driver, d); }

coroutine_fn void tables(struct device *d) {
    run(&disk, d); // expect: blocking-io
    run(&memory, d);
    run_again(&disk, d); // expect: blocking-io
    run_again(&memory, d);
    run(d->driver, d); // expect: blocking-io
}

coroutine_fn void objects_made_here(struct device *d) {
    struct driver quick = {.flush = fast};
    run(&quick, d);
    struct driver lazy = {.flush = slow};
    run(&lazy, d); // expect: blocking-io
    struct driver later;
    later.flush = fast;
    run(&later, d);
}
