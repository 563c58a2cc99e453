#!/bin/sh
# The compile database is the one -p names, else the nearest upward from PATH or in build*/ there.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

# Only with the flags of the database is there something to find.
mkdir -p project/source project/build-debug elsewhere
cat >project/source/faulty.c <<'EOF'
#include <unistd.h>
#define coroutine_fn
#ifdef SLEEPY
void coroutine_fn update(void) { sleep(1); }
#endif
EOF
write_entry() {
    printf '[{"directory": "%s", "file": "source/faulty.c", "command": "cc %s -c source/faulty.c"}]\n' \
        "$PWD/project" "$2" >"$1"
}
expect_one_finding() {
    expect_status 1
    expect_findings <<'EOF'
project/source/faulty.c:4 blocking-sleep
EOF
}

run project/source/faulty.c
expect_status 0

write_entry project/build-debug/compile_commands.json -DSLEEPY
run project/source/faulty.c
expect_one_finding
run project
expect_one_finding

# Without PATH the whole database is linted, looked for from here.
cd project/source
run
expect_status 1
expect_findings <<'EOF'
faulty.c:4 blocking-sleep
EOF
cd ../..

write_entry elsewhere/compile_commands.json '-DSLEEPY -DELSEWHERE'
rm project/build-debug/compile_commands.json
run project/source/faulty.c
expect_status 0
run -p elsewhere project/source/faulty.c
expect_one_finding
run -p elsewhere
expect_one_finding
run --build=elsewhere/compile_commands.json
expect_one_finding

# -p replaces the search.
write_entry project/compile_commands.json -DSLEEPY
write_entry elsewhere/compile_commands.json -DAWAKE
run project
expect_one_finding
run -p elsewhere project
expect_status 0

# Without one it is said by what files are parsed instead.
mkdir alone
write_clean alone/a.c
write_clean alone/b.cc
run alone/a.c
expect_status 0
expect_complaints 0
expect_message 'no compile_commands.json was found: alone/a.c is parsed with default flags (-std=gnu17)'
run alone
expect_message '2 files are parsed with default flags (-std=gnu17, -std=gnu++20)'
run alone/a.c --
! grep -q 'default flags' "$outcome/stderr" || fail 'that there are no flags was said'
run -p elsewhere alone
! grep -q 'default flags' "$outcome/stderr" || fail 'there is a database'

# Nothing to lint and nothing found: that is said.
mkdir empty
cd empty
run
expect_status 2
expect_complaints 1
expect_message 'corolint: ' compile_commands.json -p
