// Globals, static locals and results hold what the program ever puts there.
#include "../support/marks.h"
#include <unistd.h>

struct device;
typedef int (*flush_fn)(struct device *);

static int slow(struct device *d) { (void)d; return fsync(3); }
static int fast(struct device *d) { (void)d; return 0; }

static flush_fn hook = slow;
static flush_fn installed;
static flush_fn harmless = fast;
void install(flush_fn f) { installed = f; }
void start(void) { install(slow); }

coroutine_fn void globals(struct device *d) {
    hook(d); // expect: blocking-io
    installed(d); // expect: blocking-io
    harmless(d);
    (*harmless)(d);
}

coroutine_fn void static_locals(struct device *d) {
    static flush_fn once = slow;
    once(d); // expect: blocking-io
    static flush_fn never = fast;
    never(d);
}

static flush_fn slot;
static flush_fn other_slot;
static void put(flush_fn *into, flush_fn f) { *into = f; }
void fill(void) { put(&slot, slow); }
coroutine_fn void written_through_a_pointer(struct device *d) {
    slot(d); // expect: blocking-io
    if (other_slot)
        other_slot(d);
}

struct driver { flush_fn flush; };
static const struct driver disk = {slow};
static flush_fn choose(int which) {
    if (which)
        return slow;
    return fast;
}
static flush_fn harmless_one(void) { return fast; }
static const struct driver *driver(void) { return &disk; }
coroutine_fn void results(struct device *d) {
    choose(1)(d); // expect: blocking-io
    flush_fn chosen = choose(0);
    chosen(d); // expect: blocking-io
    harmless_one()(d);
    driver()->flush(d); // expect: blocking-io
}

static void run_all(struct device *d) {
    flush_fn all[] = {fast, slow};
    for (int i = 0; i < 2; i++)
        all[i](d);
}
static void run_quick(struct device *d) {
    flush_fn all[] = {fast, fast};
    for (int i = 0; i < 2; i++)
        all[i](d);
}
coroutine_fn void local_arrays(struct device *d) {
    run_all(d); // expect: blocking-io
    run_quick(d);
}
