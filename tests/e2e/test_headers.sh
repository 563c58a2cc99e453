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

# One that needs what stands before it where it is included is not parsed by itself, even when it is
# named beside others or through a link.
cat >include/needy.h <<'EOF'
static inline void coroutine_fn needy(size duration) { sleep(duration); }
EOF
cat >two/two.c <<'EOF'
#include <unistd.h>
#define coroutine_fn
typedef unsigned size;
#include "../include/needy.h"
void coroutine_fn two(void) { needy(1); }
EOF
ln -s include linked
for path in include/needy.h linked/needy.h 'include/needy.h two/two.c'; do
    # shellcheck disable=SC2086 # a list of paths
    run $path
    expect_status 1
    expect_complaints 0
    expect_findings <<'EOF'
include/needy.h:1 blocking-sleep
EOF
    expect_message '1 finding' 'in 3 files'
done

# One that no unit includes is: what is wrong in it is told. So is one with flags of its own.
echo 'typedef unsigned size;' >include/size.h
cp include/needy.h include/lonely.h
run include/lonely.h include/needy.h
expect_status 2
expect_complaints 1
expect_message 'include/lonely.h: line 1'
run include/needy.h -- -include include/size.h -Dcoroutine_fn= -include unistd.h
expect_status 1
expect_complaints 0
expect_message 'in 1 file,'
rm include/lonely.h linked

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
