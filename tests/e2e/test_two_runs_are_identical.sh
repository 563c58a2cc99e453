#!/bin/sh
# The same input gives the same bytes, but for the seconds, in whatever order it is named.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

cat >shared.h <<'EOF'
#include <unistd.h>
#define coroutine_fn
static inline void coroutine_fn shared(void) { sleep(1); }
EOF
for name in d b a c; do
    cat >$name.c <<EOF
#include "shared.h"
static void coroutine_fn local(void) { usleep(1); }
void coroutine_fn run_$name(void) { local(); shared(); }
EOF
done

for format in text json sarif github gitlab junit html; do
    run --no-cache --format $format .
    expect_status 1
    sed '/"seconds"/d' "$outcome/stdout" >$format.first
    for paths in . 'd.c c.c b.c a.c' 'b.c d.c . a.c b.c'; do
        # shellcheck disable=SC2086 # a list of paths
        run --no-cache --format $format $paths
        sed '/"seconds"/d' "$outcome/stdout" | cmp - $format.first ||
            fail "the second report differs from the first, with $paths"
    done
done

run --no-cache .
# Sorted by file, line, column; the header's fault once, though four files include it.
expect_findings <<'EOF'
a.c:2 blocking-sleep
b.c:2 blocking-sleep
c.c:2 blocking-sleep
d.c:2 blocking-sleep
shared.h:3 blocking-sleep
EOF

# The order of the database makes no difference either.
write_database . a.c b.c c.c d.c
run --no-cache
cp "$outcome/stdout" forward
write_database . d.c c.c b.c a.c
run --no-cache
expect_stdout <forward
