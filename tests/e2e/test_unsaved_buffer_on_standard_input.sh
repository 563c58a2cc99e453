#!/bin/sh
# --stdin-filename: the text on standard input stands for that file's, be it that there is none; the rest of the
# project counts, and nothing of it is kept in the cache.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

cat >a.c <<'END'
#define coroutine_fn
void helper(void);
void coroutine_fn update(void) { }
END
cat >b.c <<'END'
unsigned sleep(unsigned);
void helper(void) { sleep(1); }
END
write_database . a.c b.c
sed 's/{ }/{ helper(); }/' a.c >buffer

# with TEXT-FILE ARGS…: corolint reads TEXT-FILE
with() {
    text=$1
    shift
    printf '%s <%s\n' "$*" "$text" >"$outcome/command"
    status=0
    "$COROLINT" --cache-dir cache "$@" <"$text" >"$outcome/stdout" 2>"$outcome/stderr" || status=$?
}

with buffer --stdin-filename a.c
expect_status 1
grep -q "a.c:3:34: warning: 'helper' leads to 'sleep'" "$outcome/stdout" || fail 'no finding'
grep -q 'b.c:2:21: note:' "$outcome/stdout" || fail 'the other file does not count'

# The file on disk is as before, in the cache too.
run --cache-dir cache a.c
expect_status 0
with a.c --stdin-filename a.c
expect_status 0

# Only that file is reported, unless paths are named.
sed 's/{ }/{ helper(); }/' a.c >c.c
write_database . a.c b.c c.c
with buffer --stdin-filename a.c
grep -q '^c.c' "$outcome/stdout" && fail 'another file is reported'
with buffer --stdin-filename a.c .
grep -q '^c.c' "$outcome/stdout" || fail 'a named directory is not reported'

# A file that does not exist yet, by its path, borrows its neighbours' flags; an empty one is fine.
mkdir new
with buffer --stdin-filename new/d.c
expect_status 1
grep -q '^new/d.c:3:34: warning:' "$outcome/stdout" || fail 'a file that is yet to be saved'
with /dev/null --stdin-filename "$PWD/a.c"
expect_status 0

with buffer --stdin-filename a.c --verify
expect_status 2
with buffer --stdin-filename ''
expect_status 2
with . --stdin-filename a.c
expect_status 2
grep -q 'standard input cannot be read' "$outcome/stderr" || fail 'a directory was read'
