#!/bin/sh
# --format github prints a workflow command for each finding, which GitHub shows in the changed files.
set -eu
# shellcheck source=tests/e2e/formats_lib.sh
. "$COROLINT_SOURCE/tests/e2e/formats_lib.sh"

write_way way.c
run --format github way.c
expect_status 1
[ "$(wc -l <"$outcome/stdout")" -eq 1 ] || fail 'one line was expected'
expect_stdout_has '::warning file=way.c,line=5,endLine=5,col=34,endColumn=41,title=corolint (blocking-sleep)::'
expect_stdout_has "%0Away.c:4:27: 'outer' calls 'inner'%0Away.c:3:27: 'inner' calls 'sleep'"
expect_stdout_has '%0Ahelp: '

# Columns count characters, and are left out of what goes on below, for GitHub takes none there.
cat >columns.c <<'EOT'
#include <unistd.h>
#define coroutine_fn
void coroutine_fn first(void) { /* ö */ sleep(1); }
void coroutine_fn second(void) { sleep(
    1); }
EOT
run --format github columns.c
expect_stdout_has 'line=3,endLine=3,col=41,endColumn=49,title'
expect_stdout_has 'line=4,endLine=5,title'

# What ends a command, a property or a line cannot come from a name or a text.
write_hostile
run --format github 'a,b' 'x<y'
expect_status 1
expect_stdout_has "::warning file=a%2Cb/it's 100%25%3A\"&\".c,line="
expect_stdout_has '::warning file=x<y/latin.c,line='
[ "$(wc -l <"$outcome/stdout")" -eq 2 ] || fail 'a line a finding was expected'

# Standard error is in the same log: a name begins no line there, and holds no control character.
hostile=$(printf 'x\n::stop-commands::y\033[31m.c')
head -c 100 "$COROLINT" >"$hostile"
run --format github "$hostile"
expect_status 2
expect_message 'corolint: x<U+000A>::stop-commands::y<U+001B>[31m.c: is not a text file'
expect_complaints 1
! grep -q '^::stop' "$outcome/stdout" "$outcome/stderr" || fail 'a name became a command'
rm "$hostile"

# GitHub wants paths relative to the checkout, wherever in it corolint runs.
mkdir -p checkout/part
write_way checkout/part/way.c
root=$PWD/checkout
cd checkout/part
run_as env GITHUB_WORKSPACE="$root" "$COROLINT" --format github way.c
expect_stdout_has '::warning file=part/way.c,'
cd ../..

run --format github way.c missing.c
expect_status 2
expect_stdout_has '::error file=missing.c,title=corolint::no such file'

write_clean clean.c
run --format github clean.c
expect_status 0
expect_no_stdout

run --format github way.c -o commands
expect_no_stdout
grep -q '^::warning ' commands || fail 'the commands are not in the file'
