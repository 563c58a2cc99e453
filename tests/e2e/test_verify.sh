#!/bin/sh
# --verify compares the findings with the comments `// expect: RULE[, RULE]` and tells every difference.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

cat >agrees.c <<'EOF'
#include <stdlib.h>
#include <unistd.h>
#define coroutine_fn
void coroutine_fn update(void)
{
    sleep(1);                 // expect: blocking-sleep
    sleep(1), system("true"); // expect: blocking-sleep, blocking-process
    sleep(0);
}
EOF
run --verify agrees.c
expect_status 0
expect_no_stdout
expect_message '0 differences in 1 file'

cat >differs.c <<'EOF'
#include <unistd.h>
#define coroutine_fn
void coroutine_fn update(void)
{
    sleep(1);
    sleep(0); // expect: blocking-sleep
    sleep(1); // expect: blocking-io
    sleep(1); // expect: blocking-nap
}
EOF
run --verify differs.c
expect_status 1
expect_stdout_has 'differs.c:5: blocking-sleep is not expected'
expect_stdout_has 'differs.c:6: blocking-sleep is expected, but not found'
expect_stdout_has 'differs.c:7: blocking-io is expected, but not found'
expect_stdout_has 'differs.c:7: blocking-sleep is not expected'
expect_stdout_has 'differs.c:8: blocking-nap is expected here, but there is no such rule'
expect_stdout_has 'differs.c:8: blocking-sleep is not expected'
[ "$(wc -l <"$outcome/stdout")" -eq 6 ] || fail 'six differences were expected'

# What --select and --ignore leave out is neither found nor expected.
run --verify --select blocking-process agrees.c
expect_status 0
run --verify --ignore blocking-process agrees.c
expect_status 0

# Comments in headers count where the headers are reported.
cat >inner.h <<'EOF'
#include <unistd.h>
#define coroutine_fn
static inline void coroutine_fn inner(void)
{
    sleep(1); // expect: blocking-sleep
    sleep(0); // expect: blocking-sleep
}
EOF
cat >outer.c <<'EOF'
#include "inner.h"
void coroutine_fn outer(void) { inner(); }
EOF
run --verify outer.c
expect_status 1
expect_stdout <<'EOF'
inner.h:6: blocking-sleep is expected, but not found
EOF

# A file that cannot be judged is trouble, however well the others agree.
run --verify agrees.c missing.c
expect_status 2
expect_message missing.c
