// Through a field, whatever the program ever puts there may run: one blocking implementation is
// enough. A field of the same name in another structure is another field.
#include "../support/marks.h"
#include <unistd.h>

struct device;
typedef int (*flush_fn)(struct device *);

static int slow(struct device *d) { (void)d; return fsync(3); }
static int fast(struct device *d) { (void)d; return 0; }

struct driver { flush_fn flush; flush_fn drop; };
struct device { const struct driver *driver; flush_fn done; flush_fn calm; };
static const struct driver disk = {.flush = slow, .drop = fast};
static const struct driver memory = {.flush = fast, .drop = fast};
struct device devices[] = {{&disk, 0, 0}, {.driver = &memory}};

coroutine_fn void through_the_table_of_an_object(struct device *d) {
    d->driver->flush(d); // expect: blocking-io
    d->driver->drop(d);
}

struct other { flush_fn flush; };
static struct other others[] = {{fast}};
coroutine_fn void field_of_the_same_name(struct other *o) { o->flush(0); }

static void set_done(struct device *d, flush_fn f) { d->done = f; }
static void set_calm(struct device *d, flush_fn f) { d->calm = f; }
void set_up(struct device *d) {
    set_done(d, slow);
    set_calm(d, fast);
}
coroutine_fn void assigned_through_a_parameter(struct device *d) {
    d->done(d); // expect: blocking-io
    d->calm(d);
}

struct copy { flush_fn done; flush_fn calm; };
void copy_fields(struct copy *c, struct device *d) {
    c->done = d->done;
    c->calm = d->calm;
}
coroutine_fn void copied(struct copy *c) {
    c->done(0); // expect: blocking-io
    c->calm(0);
}

struct request { flush_fn run; };
struct query { flush_fn run; };
void fill_request(struct request *r) { *r = (struct request){.run = slow}; }
void fill_query(struct query *q) { *q = (struct query){fast}; }
coroutine_fn void from_literals(struct request *r, struct query *q) {
    r->run(0); // expect: blocking-io
    q->run(0);
}

static struct driver written = {0};
static struct driver kept = {.flush = fast};
void write_driver(void) { written.flush = slow; }
coroutine_fn void tables_that_are_not_constant(struct device *d) {
    written.flush(d); // expect: blocking-io
    kept.flush(d);
}

static void never_set(struct device *d) { (void)d; }
struct silent { flush_fn nobody; };
coroutine_fn void unresolved(struct silent *s) {
    if (s->nobody)
        s->nobody(0);
    never_set(0);
}

coroutine_fn void followed_by_a_helper(struct device *d);
static int helper(struct device *d) { return d->driver->flush(d); }
coroutine_fn void followed_by_a_helper(struct device *d) {
    helper(d); // expect: blocking-io
}
