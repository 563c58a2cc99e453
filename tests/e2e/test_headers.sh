#!/bin/sh
# A finding in a header is reported when the header lies under PATH or a reported file includes it.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir include one two
cat >include/inner.h <<'EOF'
#include <unistd.h>
#define coroutine_fn
static inline void coroutine_fn inner(void) { sleep(1); }
EOF
echo '#include "../include/inner.h"
void coroutine_fn one(void) { inner(); }' >one/one.c
echo '#include "../include/inner.h"
void coroutine_fn two(void) { inner(); }' >two/two.c
write_clean one/clean.c
write_database . one/one.c one/clean.c two/two.c

# Once, however many files include it.
for path in . one one/one.c two include include/inner.h 'one two'; do
    # shellcheck disable=SC2086 # a list of paths
    run $path
    expect_status 1
    expect_findings <<'EOF'
include/inner.h:3 blocking-sleep
EOF
done

# Nobody asked about it, and what was asked about does not include it.
run one/clean.c
expect_status 0
expect_no_stdout

# Without a database a header is linted by itself when it is named.
rm compile_commands.json
run include/inner.h
expect_status 1
expect_findings <<'EOF'
include/inner.h:3 blocking-sleep
EOF

# A system header's functions are somebody else's.
mkdir system
mv include/inner.h system/
echo '#include <inner.h>
void coroutine_fn user(void) { inner(); }' >user.c
run user.c -- -isystem system
expect_stdout_lacks inner.h:
