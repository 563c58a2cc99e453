#!/bin/sh
# What stands after -- are the compiler's flags for the files named, in place of the database's.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir include
echo '#define coroutine_fn' >include/marks.h
cat >faulty.c <<'EOF'
#include <unistd.h>
#include "marks.h"
#if defined SLEEPY
void coroutine_fn update(void) { sleep(1); }
#elif defined NAPPY
void coroutine_fn update(void) { usleep(1); }
#endif
EOF

run faulty.c -- -Iinclude
expect_status 0
run faulty.c -- -Iinclude -DSLEEPY
expect_status 1
expect_findings <<'EOF'
faulty.c:4 blocking-sleep
EOF
run --fail-on never faulty.c -- -I include -D NAPPY
expect_status 0
expect_findings <<'EOF'
faulty.c:6 blocking-sleep
EOF

# What looks like corolint's own option is the compiler's there.
run faulty.c -- -Iinclude -o report.txt -DSLEEPY
expect_status 1
expect_stdout_has '[blocking-sleep]'
[ ! -e report.txt ] || fail 'the compiler wrote a file'

printf '[{"directory": "%s", "file": "faulty.c", "arguments": ["cc", "-Iinclude", "-DSLEEPY", "-c", "faulty.c"]}]\n' \
    "$PWD" >compile_commands.json
run faulty.c
expect_findings <<'EOF'
faulty.c:4 blocking-sleep
EOF
run faulty.c -- -Iinclude -DNAPPY
expect_findings <<'EOF'
faulty.c:6 blocking-sleep
EOF

# -x says what the name does not.
cp faulty.c faulty.txt
run faulty.txt
expect_status 2
expect_message faulty.txt -x
run faulty.txt -- -x c -Iinclude -DSLEEPY
expect_findings <<'EOF'
faulty.txt:4 blocking-sleep
EOF

# A macro nobody defined, an include nobody finds: the flags matter.
run faulty.c --
expect_status 2
expect_message faulty.c "'marks.h'"
