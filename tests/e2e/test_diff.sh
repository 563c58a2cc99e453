#!/bin/sh
# --diff reports what changed lines bring in, indirectly too, by git or by a patch.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
needs git

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 HOME="$PWD"
commit() {
    git add -A
    git -c user.name=a -c user.email=a@example.com commit -q -m "$1"
}

with_patch() {
    patch=$1
    shift
    # shellcheck disable=SC2016 # the inner shell's
    run_as sh -c 'patch=$1; shift; exec "$@" <"$patch"' sh "$patch" "$COROLINT" --no-cache "$@"
}

# The program: first() is a coroutine that calls into helper.c.
mkdir project
cd project
cat >main.c <<'EOF'
#include <unistd.h>
#include "main.h"

void coroutine_fn first(int fd)
{
    sleep(1);
    helper(fd);
}

void coroutine_fn second(struct lock *lock)
{
    take(lock);
    release(lock);
    yield_now();
}

void third(void)
{
    sleep(3);
}

int last(void)
{
    return 1;
}
EOF
cat >main.h <<'EOF'
#define coroutine_fn
struct lock;
void helper(int fd);
void coroutine_fn yield_now(void);
void take(struct lock *lock);
void release(struct lock *lock);
void third(void);
EOF
cat >helper.c <<'EOF'
#include <pthread.h>
#include <unistd.h>
#include "main.h"

struct lock {
    pthread_mutex_t mutex;
};

void helper(int fd)
{
    (void)fd;
}

void take(struct lock *lock)
{
    pthread_mutex_lock(&lock->mutex); // NOLINT(corolint-blocking-lock): short
}

void release(struct lock *lock)
{
    pthread_mutex_unlock(&lock->mutex);
}
EOF
write_database . main.c helper.c
git init -q .
commit old

run --no-cache --diff HEAD
expect_status 0
expect_no_stdout
expect_complaints 0

# A source that is new may not be in the database yet: it is named, and others are counted.
for name in new.c e.c d.c c.c b.c; do write_faulty "$name"; done
echo 'int unbuilt;' >unbuilt.h
run --no-cache --diff HEAD
expect_status 0
expect_complaints 0
expect_message 'not looked at, for the compile database does not list them: b.c, c.c, d.c and 2 more'
rm b.c c.c d.c e.c unbuilt.h
run --no-cache --diff HEAD
expect_message 'not looked at, for the compile database does not list it: new.c'
echo '{"exclude": "new.c"}' >.corolint.json
run --no-cache --diff HEAD
! grep -q 'not looked at' "$outcome/stderr" || fail 'new.c is excluded'
rm .corolint.json
run --no-cache --diff HEAD main.c helper.c
! grep -q 'not looked at' "$outcome/stderr" || fail 'new.c was not asked about'
run --no-cache --diff HEAD .
! grep -q 'not looked at' "$outcome/stderr" || fail 'new.c was looked at'
expect_status 1
rm new.c

# A line of its own, and one in another file that the trace goes through; what was there is not told.
sed -i 's/^    sleep(1);/&\n    sleep(2);/' main.c
sed -i 's/^    (void)fd;/    fsync(fd);/' helper.c
run --no-cache --diff HEAD
expect_status 1
expect_complaints 0
expect_findings <<'EOF'
main.c:7 blocking-sleep
main.c:8 blocking-io
EOF
expect_message '2 findings (2 warnings)' '1 outside the diff'
run --no-cache --diff HEAD --format json
expect_json 'r["summary"]["unchanged"] == 1' 'r["summary"]["findings"] == 2'
run --no-cache --format json
expect_json '"unchanged" not in r["summary"]' 'r["summary"]["findings"] == 3'
git diff >../own.diff
git diff --no-prefix -U0 >../no-prefix.diff
with_patch ../own.diff --diff -
expect_status 1
expect_findings <<'EOF'
main.c:7 blocking-sleep
main.c:8 blocking-io
EOF
cp "$outcome/stdout" ../found
with_patch ../no-prefix.diff --diff -
expect_stdout <../found
sed 's/$/\r/' ../own.diff >../crlf.diff
with_patch ../crlf.diff --diff -
expect_stdout <../found

# From a directory below, names are still relative to the top.
mkdir sub
cd sub
with_patch ../../own.diff -p .. --diff -
expect_status 1
expect_complaints 0
expect_message '2 findings'
run --no-cache -p .. --diff HEAD
expect_message '2 findings'
cd ..

# The user's way to see diffs does not matter.
git config diff.noprefix true
git config diff.external false
git config color.diff always
git config diff.mnemonicPrefix true
run --no-cache --diff HEAD
expect_stdout <../found
commit new

# A revision further back has its changes too.
run --no-cache --diff HEAD
expect_no_stdout
run --no-cache --diff HEAD~1
expect_stdout <../found

# Taking lines out changes those beside them: second() suspends with the lock now.
sed -i '/^    release(lock);/d' main.c
run --no-cache --diff HEAD
expect_status 1
expect_findings <<'EOF'
main.c:13 suspend-while-locked
EOF
git checkout -q main.c

# A function that becomes a coroutine brings all in that it does; the mark may stand elsewhere.
sed -i 's/^void third/void coroutine_fn third/' main.h
run --no-cache --diff HEAD
expect_findings <<'EOF'
main.c:20 blocking-sleep
EOF
git checkout -q main.h

# Comments that have nothing to silence any more are asked about on changed lines alone.
sed -i 's/^    return 1;/& \/\/ NOLINT(corolint-blocking-io)/' main.c
run --no-cache --diff HEAD
expect_status 0
expect_findings <<'EOF'
main.c:25 unused-suppression
EOF
commit comment
sed -i 's/^int last/long last/' main.c
run --no-cache --diff HEAD
expect_no_stdout
commit last

# Renamed files keep their lines; names may be strange; what git does not know is new as a whole.
git mv helper.c 'h "é" r.c'
write_database . main.c
sed -i 's/^]/, {"directory": "'"$(pwd | sed 's/[\/&]/\\&/g')"'", "file": "h \\"é\\" r.c", "arguments": ["cc", "-c", "h \\"é\\" r.c"]}]/' compile_commands.json
run --no-cache --diff HEAD
expect_complaints 0
expect_no_stdout
sed -i 's/fsync(fd)/fdatasync(fd)/' h*r.c
write_faulty unknown.c
run --no-cache --diff HEAD . 
expect_complaints 0
expect_findings <<'EOF'
main.c:8 blocking-io
unknown.c:4 blocking-sleep
EOF
echo 'unknown.c' >.gitignore
run --no-cache --diff HEAD .
expect_findings <<'EOF'
main.c:8 blocking-io
EOF

# Together with a baseline: what is new, and not known already. The baseline has all of it.
run --no-cache --write-baseline ../base.json --diff HEAD .
expect_status 0
expect_message 'findings written to ../base.json'
[ "$(grep -c fingerprint ../base.json)" -ge 3 ] || fail 'the baseline has only what is new'
run --no-cache --baseline ../base.json --diff HEAD .
expect_status 0
expect_no_stdout
expect_message '1 in the baseline'

# What is no revision, or no repository, is said in git's own words, and nothing is linted.
run --no-cache --diff no-such-revision
expect_status 2
expect_no_stdout
expect_message 'corolint: --diff no-such-revision: ' no-such-revision
run --no-cache --diff=--output=written
expect_status 2
expect_message "'--output=written' is no revision"
[ ! -e written ] || fail 'git took the revision for an option'
run --no-cache --diff ''
expect_status 2
run --no-cache --diff HEAD:main.c
expect_status 2
expect_message '--diff HEAD:main.c: git cannot compare with that'
cd ..

# Where git shows no lines of a file that has changed, it has changed as a whole; the commits of a
# submodule and the target of a link are no lines.
mkdir shown
cd shown
git init -q
write_faulty made.c made
write_faulty other.c other
echo 'made.c -diff' >.gitattributes
git init -q part
git -C part -c user.name=a -c user.email=a@example.com commit -q --allow-empty -m part
ln -s nowhere link.c
commit shown 2>"$outcome/log"
echo '/* again */' >>made.c
git -C part -c user.name=a -c user.email=a@example.com commit -q --allow-empty -m again
ln -sf nowhere/else link.c
git diff >all.diff
git diff --binary >binary.diff
git diff --color=always >coloured.diff
for how in HEAD all.diff binary.diff; do
    if [ "$how" = HEAD ]; then
        run --no-cache --diff HEAD made.c other.c
    else
        with_patch "$how" --diff - made.c other.c
    fi
    expect_status 1
    expect_complaints 0
    expect_findings <<'EOF'
made.c:4 blocking-sleep
EOF
done
with_patch coloured.diff --diff - made.c
expect_status 2
expect_message 'standard input:1: the diff is coloured'
cd ..

GIT_CEILING_DIRECTORIES=$PWD
export GIT_CEILING_DIRECTORIES
mkdir elsewhere
cd elsewhere
write_faulty faulty.c
run --diff HEAD faulty.c
expect_status 2
expect_message 'not a git repository'

# A patch that does not fit, or is none: which line of it is wrong; the rest goes on.
cat >fits.diff <<'EOF'
--- /dev/null
+++ faulty.c
@@ -3,0 +4 @@
+void coroutine_fn update(void) { sleep(1); }
EOF
with_patch fits.diff --diff - faulty.c
expect_status 1
expect_complaints 0
sed 's/sleep(1)/sleep(2)/' fits.diff >misfits.diff
with_patch misfits.diff --diff - faulty.c
expect_status 2
expect_complaints 1
expect_message 'standard input:4: the diff does not apply: line 4 of faulty.c'
expect_findings <<'EOF'
faulty.c:4 blocking-sleep
EOF
sed 's/+4 @@/+400 @@/' fits.diff >beyond.diff
with_patch beyond.diff --diff - faulty.c
expect_status 2
expect_message 'standard input:4: the diff does not apply: line 400 of faulty.c'
sed 's/faulty.c/gone.c/' fits.diff >gone.diff
cat gone.diff fits.diff >both.diff
with_patch both.diff --diff - faulty.c
expect_status 2
expect_message "standard input:2: the diff does not apply: there is no file 'gone.c'"
expect_findings <<'EOF'
faulty.c:4 blocking-sleep
EOF
head -3 fits.diff >short.diff
with_patch short.diff --diff - faulty.c
expect_status 2
expect_message 'standard input:3: the diff is cut short'
echo hello >none.diff
with_patch none.diff --diff - faulty.c
expect_status 2
expect_message 'standard input:1: this is no unified diff'
with_patch /dev/null --diff - faulty.c
expect_status 0
expect_no_stdout
expect_complaints 0

# Links lead to the same file.
ln -s . link
sed 's/faulty.c/link\/faulty.c/' fits.diff >linked.diff
with_patch linked.diff --diff - faulty.c
expect_status 1
