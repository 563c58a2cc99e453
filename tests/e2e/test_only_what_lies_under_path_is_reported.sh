#!/bin/sh
# PATH limits what is reported; the rest of the database still says what a call does.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir one two
write_faulty one/faulty.c first
write_faulty two/faulty.c second
write_database . one/faulty.c two/faulty.c

run
expect_findings <<'EOF'
one/faulty.c:4 blocking-sleep
two/faulty.c:4 blocking-sleep
EOF
for path in two two/ two/faulty.c ./two "$PWD/two" one/../two; do
    run "$path"
    expect_status 1
    expect_findings <<'EOF'
two/faulty.c:4 blocking-sleep
EOF
done
run one/faulty.c two
expect_findings <<'EOF'
one/faulty.c:4 blocking-sleep
two/faulty.c:4 blocking-sleep
EOF

# A name that merely starts alike is not below.
mkdir two-more
write_faulty two-more/faulty.c third
write_database . one/faulty.c two/faulty.c two-more/faulty.c
run two
expect_findings <<'EOF'
two/faulty.c:4 blocking-sleep
EOF

# The mark stands on a declaration which only the other file sees: its facts count all the same.
mkdir marked
cat >marked/marked.c <<'EOF'
#define coroutine_fn
void coroutine_fn worker(void);
void coroutine_fn caller(void);
void coroutine_fn caller(void) { worker(); }
EOF
cat >marked/worker.c <<'EOF'
#include <unistd.h>
void worker(void);
void worker(void) { sleep(1); }
EOF
write_database . marked/marked.c marked/worker.c
run marked/worker.c
expect_status 1
expect_findings <<'EOF'
marked/worker.c:3 blocking-sleep
EOF
run marked/marked.c
expect_stdout_lacks marked/worker.c
write_database . marked/worker.c
run marked/worker.c
expect_status 0

# What blocks may lie in a file nobody asked about: the coroutine that reaches it was.
cat >one/helper.c <<'EOF'
#include <unistd.h>
void helper(void);
void helper(void) { sleep(1); }
EOF
cat >two/caller.c <<'EOF'
#define coroutine_fn
void helper(void);
void coroutine_fn caller(void) { helper(); }
EOF
write_database . one/helper.c two/caller.c
run two
expect_status 1
expect_stdout_has "two/caller.c:3:34: warning: "
expect_stdout_has "one/helper.c:3:21: note: "
run one/helper.c
expect_status 0
expect_no_stdout

# What is not in the database is linted when it is named.
write_faulty one/new.c new
run one/new.c
expect_findings <<'EOF'
one/new.c:4 blocking-sleep
EOF
