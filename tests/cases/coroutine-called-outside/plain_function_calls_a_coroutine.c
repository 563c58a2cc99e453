// A function without a mark is plain: what it calls must not be a coroutine.
#include "../support/marks.h"

struct device;

int coroutine_fn co_read_header(struct device *device);
static int coroutine_fn co_count(int limit);
int read_header(struct device *device);

static int coroutine_fn co_count(int limit) {
    return limit > 0 ? co_count(limit - 1) + 1 : 0;
}

int load(struct device *device) {
    return co_read_header(device); // expect: coroutine-called-outside
}

int load_twice(struct device *device) {
    int result = co_read_header(device); // expect: coroutine-called-outside
    if (result < 0) {
        result = co_read_header(device); // expect: coroutine-called-outside
    }
    return result + read_header(device);
}

static inline int header_helper(int limit) {
    return co_count(limit) + 1; // expect: coroutine-called-outside
}

int recursive(int depth) {
    if (depth == 0) {
        return co_count(depth); // expect: coroutine-called-outside
    }
    return recursive(depth - 1) + header_helper(depth);
}

int main(int argc, char **argv) {
    (void)argv;
    return co_count(argc); // expect: coroutine-called-outside
}
