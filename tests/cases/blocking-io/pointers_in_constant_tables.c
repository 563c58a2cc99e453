// A constant table that is named at the call, or by a local pointer to it, decides.
#include "../support/marks.h"
#include <unistd.h>

struct device;
typedef int (*flush_fn)(struct device *);

static int slow(struct device *d) { (void)d; return fsync(3); }
static int fast(struct device *d) { (void)d; return 0; }

struct driver { const char *name; flush_fn flush; flush_fn close; };
static const struct driver disk = {.name = "disk", .flush = slow};
static const struct driver memory = {"memory", fast, fast};

coroutine_fn void by_name(struct device *d) {
    disk.flush(d); // expect: blocking-io
    memory.flush(d);
}

coroutine_fn void by_local_pointer(struct device *d, int which) {
    const struct driver *one = &memory;
    one->flush(d);
    const struct driver *other = &disk;
    other->flush(d); // expect: blocking-io
    const struct driver *either = which ? &disk : &memory;
    either->flush(d); // expect: blocking-io
    const struct driver *same;
    if (which)
        same = &memory;
    else
        same = &memory;
    same->flush(d);
}

struct command { const char *name; flush_fn run; };
static const struct command commands[] = {{"noop", fast}, {"sync", slow}, {.name = "more", .run = fast}, {0}};
static const struct command harmless[] = {{"noop", fast}, {"none", fast}, {0}};

coroutine_fn void by_index(struct device *d, int i) {
    commands[i].run(d); // expect: blocking-io
    harmless[i].run(d);
    commands[0].run(d);
    commands[1].run(d); // expect: blocking-io
}

coroutine_fn void in_loops(struct device *d) {
    for (const struct command *c = commands; c->name; c++)
        c->run(d); // expect: blocking-io
    for (const struct command *c = harmless; c->name; c++)
        c->run(d);
    for (unsigned i = 0; i < 3; i++)
        harmless[i].run(d);
}

struct board { struct driver main; struct driver spare[2]; };
static const struct board board = {.main = {.flush = fast}, .spare = {{.flush = slow}, {.flush = fast}}};
static const struct command sparse[8] = {[3] = {"x", slow}, [5] = {"y", fast}};
static const flush_fn plain[] = {fast, slow};

coroutine_fn void nested(struct device *d, int i) {
    board.main.flush(d);
    board.spare[i].flush(d); // expect: blocking-io
    board.spare[1].flush(d);
    sparse[3].run(d); // expect: blocking-io
    sparse[5].run(d);
    plain[0](d);
    plain[1](d); // expect: blocking-io
    static const flush_fn local[] = {slow, fast};
    local[0](d); // expect: blocking-io
    local[1](d);
}
