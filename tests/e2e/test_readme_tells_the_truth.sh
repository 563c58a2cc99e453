#!/bin/sh
# What the README shows can be seen: its finding, its marks, its links.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

readme=$COROLINT_SOURCE/README.md

# The finding stands there as it is printed, indented as a block.
mkdir -p samples/c
cp "$COROLINT_SOURCE"/samples/c/threading_lock.c samples/c/
cp -R "$COROLINT_SOURCE"/samples/scheduler samples/
run samples/c/threading_lock.c
expect_status 1
sed -n '/^    \$ .*threading_lock.c$/,/^$/{/^    \$/d;/^$/d;s/^    //;p;}' "$readme" >shown
expect_stdout <shown

# So does the one with a way to it.
cat >a.c <<'EOF'
#define coroutine_fn
void save(void);
void coroutine_fn update(void) { save(); }
EOF
cat >b.c <<'EOF'
#include <unistd.h>
void flush_all(void);
void save(void) { flush_all(); }
void flush_all(void) { fsync(1); }
EOF
run a.c b.c
sed -n '/^    a\.c:/,/^$/{/^$/d;s/^    //;p;}' "$readme" >shown
expect_stdout <shown

# The examples of marks, each with a body that sleeps.
# with_bodies LANGUAGE: the README's code in it
with_bodies() {
    echo '#include <unistd.h>'
    sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "$readme" | sed '/^`/d; s/);$/) { sleep(1); }/'
}
with_bodies c >marks.c
run marks.c
expect_stdout_has "in coroutine 'fetch'"
expect_stdout_has "in coroutine 'store'"
{
    echo 'class cache;'
    with_bodies cpp
} >marks.cpp
run marks.cpp
expect_stdout_has "in coroutine 'refresh'"

# Every mark of the table has its meaning.
marked() {
    printf '#include <unistd.h>\n#define %s\nvoid %s work(void) { sleep(1); }\n' "$1" "$1" >"$1.c"
    run "$1.c"
}
for mark in coroutine_fn coroutine async_fn; do
    marked $mark
    expect_stdout_has "in coroutine 'work'"
done
marked nonblocking
expect_stdout_has "in event-loop function 'work'"
for mark in coroutine_mixed_fn no_coroutine_fn blocking blocking_fn offloaded offloaded_fn; do
    marked $mark
    expect_no_stdout
done
for mark in coroutine_mixed_fn no_coroutine_fn; do
    printf '#define coroutine_fn\nvoid coroutine_fn caller(void) { work(); }\n' >>$mark.c
    run $mark.c
    expect_findings <<EOF
$mark.c:5 blocking-sleep
EOF
done
for mark in blocking blocking_fn; do
    cat >"calls_$mark.c" <<EOF
#define coroutine_fn
#define $mark
void $mark work(void);
void coroutine_fn caller(void) { work(); }
EOF
    run "calls_$mark.c"
    expect_findings <<EOF
calls_$mark.c:4 blocking-wait
EOF
done

for mark in offloaded offloaded_fn; do
    printf '#define coroutine_fn\nvoid coroutine_fn caller(void) { work(); }\n' >>$mark.c
    run $mark.c
    expect_no_stdout
done

# The configurations it shows are right, and do what they say.
mkdir -p configured/third_party
cat >configured/a.c <<'EOF'
#include <unistd.h>
#define my_coroutine_fn
int db_query(void);
void my_coroutine_fn update(void) { sleep(1); db_query(); }
void my_coroutine_fn store(void) { fsync(1); } // NOLINT(corolint-blocking-io): the file lives in memory
EOF
cp configured/a.c configured/third_party/b.c
sed -n '/^```json$/,/^```$/{/^`/d;p;/^}/q;}' "$readme" >configured/.corolint.json
run configured
expect_complaints 0
expect_stdout_has "configured/a.c:4:37: error: 'sleep'"
expect_stdout_has 'help: co_await db::query()'
expect_findings <<'EOF'
configured/a.c:4 blocking-sleep
configured/a.c:4 blocking-io
EOF

# Nothing it links to is missing.
grep -o '](\([^)]*\))' "$readme" | sed 's/^](//; s/)$//' | sort -u >links
while read -r link; do
    [ -e "$COROLINT_SOURCE/$link" ] || fail "README.md links to $link, which is not there"
done <links
