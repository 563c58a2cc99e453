#!/bin/sh
# --init looks at the code and writes a configuration to start from, which does what it says.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir -p project/src project/third_party project/build
cd project
outcome=$PWD/../outcome
cat >src/house.h <<'EOF'
#ifndef HOUSE_CO
#define HOUSE_CO
#define house_co
#define house_co_mixed __attribute__((annotate("house_co_mixed")))
#define HOUSE_ASYNC __attribute__((visibility("default")))
#define unused_co
#define coroutine_fn
void house_co update(void);
int house_co_mixed either(void);
HOUSE_ASYNC void exported(void);
#endif
EOF
cat >src/a.c <<'EOF'
#include <unistd.h>
#include <uv.h>
#include "house.h"
void house_co update(void) { sleep(1); }
void coroutine_fn other(void) { }
EOF
cat >src/b.cc <<'EOF'
#include <seastar/core/future.hh>
task f() { co_return; }
EOF
echo '#define build_co' >build/b.h
echo 'void build_co f(void);' >build/b.c
: >build/CMakeCache.txt
echo '[]' >build/compile_commands.json
# The library is not here to be compiled with.
sed '/uv.h/d' src/a.c >src/c.c

run --init
expect_status 0
expect_complaints 0
expect_stdout_has 'wrote .corolint.json'
for line in 'library: libuv, included by 1 file' 'library: seastar, included by 1 file' \
    'mark: coroutine_fn (coroutine), known already, 2 uses' 'C++20 coroutines: in 1 file' \
    'compile database: build/compile_commands.json'; do
    expect_stdout_has "$line"
done
expect_stdout_lacks 'none seen'
cp .corolint.json written
for line in '"house_co"                            // src/house.h:3, 3 uses' \
    '"house_co_mixed"                      // src/house.h:4, 1 use' \
    '"seastar::future<*>"' '"/third_party/"' '// "blocking-lock": "warning"'; do
    grep -qF -e "$line" written || fail "expected in the configuration: $line"
done
for word in HOUSE_ASYNC unused_co HOUSE_CO build_co; do
    ! grep -qw -e "$word" written || fail "not expected in the configuration: $word"
done

# It is valid, and makes a difference.
run --print-config src/a.c
expect_status 0
expect_complaints 0
run src/c.c -- -Isrc
expect_findings <<'EOF'
src/c.c:3 blocking-sleep
EOF

# It overwrites nothing.
run --init
expect_status 2
expect_message '.corolint.json is there already'
cmp .corolint.json written
run --init src
expect_status 2
expect_message '--init takes no PATH'

# A configuration above would be hidden.
cd src
outcome=$PWD/../../outcome
run --init
expect_status 0
grep -qF '"extends": "../.corolint.json",' .corolint.json || fail 'it does not extend the one above'
run --print-config a.c
expect_status 0
expect_stdout_has 'extended by it: '

# Where there is nothing to find, it says what to write by hand.
mkdir ../../empty
cd ../../empty
outcome=$PWD/../outcome
run --init
expect_status 0
expect_stdout_has 'libraries: none that corolint knows'
expect_stdout_has 'coroutines: none seen'
expect_stdout_has 'by "entries" with "loop" or "spawns"'
run --print-config a.c
expect_status 0
expect_complaints 0

# A directory that is gone is not the top of the file system.
outcome=$(cd ../outcome && pwd)
mkdir gone
cd gone
rmdir ../gone
for task in --init '--print-config a.c' .; do
    # shellcheck disable=SC2086 # two words
    run $task
    expect_status 2
    expect_no_stdout
    expect_message 'the current directory: No such file'
done
