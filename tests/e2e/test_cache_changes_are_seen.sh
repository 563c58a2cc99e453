#!/bin/sh
# A changed source, header, flag, directory or environment is seen, and only what depends on it is
# parsed.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/cache_lib.sh
. "$COROLINT_SOURCE/tests/e2e/cache_lib.sh"

mkdir -p tree/sub
echo '#define coroutine_fn' >tree/marks.h
for name in a b; do
    cat >tree/$name.c <<EOF
#include "marks.h"
#include "sub/pause.h"
void coroutine_fn ${name}_work(void) { ${name}_pause(); }
EOF
done
cat >tree/c.c <<'EOF'
#include <unistd.h>
#ifdef WAIT
void __attribute__((annotate("coroutine_fn"))) c_work(void) { sleep(1); }
#endif
EOF
# pause.h BODY: what a_pause() and b_pause() do
pause_h() {
    cat >tree/sub/pause.h <<EOF
#include <unistd.h>
static inline void a_pause(void) { $1; }
static inline void b_pause(void) { $1; }
EOF
}
pause_h 'sleep(1)'
settle

run_cached tree
expect_findings <<'EOF'
tree/a.c:3 blocking-sleep
tree/b.c:3 blocking-sleep
EOF
expect_kept 3

# A header: those that include it.
pause_h '(void)0'
run_without_workers tree
expect_needs_worker
run_cached tree
expect_status 0
expect_kept 2
run_without_workers tree
expect_status 0

# Back to what it was: what was kept first has been overwritten.
pause_h 'sleep(1)'
run_cached tree
expect_findings <<'EOF'
tree/a.c:3 blocking-sleep
tree/b.c:3 blocking-sleep
EOF
expect_kept 2

# Same size, and the same time of modification: the change shows all the same.
touch -r tree/sub/pause.h time
sed 's/sleep(1)/(void)10/' tree/sub/pause.h >changed
cat changed >tree/sub/pause.h
touch -r time tree/sub/pause.h
run_cached tree
expect_status 0
expect_kept 2
pause_h 'sleep(1)'
run_cached tree
expect_kept 2

# A source: it alone.
echo 'void another(void);' >>tree/a.c
run_cached tree
expect_kept 1

# Flags.
run_cached tree/c.c -- -DWAIT
expect_findings <<'EOF'
tree/c.c:3 blocking-sleep
EOF
run_cached tree/c.c
expect_status 0
run_without_workers tree/c.c -- -DWAIT
expect_findings <<'EOF'
tree/c.c:3 blocking-sleep
EOF
settle
touch "$outcome/stamp"
settle

# The environment libclang reads.
mkdir shadow
echo '#define WAIT' >shadow/wait.h
echo '#include <wait.h>' >d.c
cat tree/c.c >>d.c
run_cached d.c
first_status=$status
CPATH=$PWD/shadow run_cached d.c
expect_findings <<'EOF'
d.c:4 blocking-sleep
EOF
run_cached d.c
expect_status "$first_status"

# The place of the file: the same text elsewhere is another file, with names of its own.
cp -R tree other
run_cached other
expect_findings <<'EOF'
other/a.c:3 blocking-sleep
other/b.c:3 blocking-sleep
EOF

# A header that was missing, wherever it appears.
echo '#include "late.h"
void coroutine_fn late(void) { late_pause(); }' >late.c
run_cached late.c -- -Itree
expect_status 2
settle
run_without_workers late.c -- -Itree
expect_status 2
expect_message 'late.c' 'late.h'
cat tree/marks.h >tree/late.h
echo 'unsigned sleep(unsigned);
static inline void late_pause(void) { sleep(1); }' >>tree/late.h
run_cached late.c -- -Itree
expect_findings <<'EOF'
late.c:2 blocking-sleep
EOF
rm tree/late.h
run_cached late.c -- -Itree
expect_status 2

# A file that is gone is no longer answered for.
rm tree/sub/pause.h
run_cached tree/b.c
expect_status 2
