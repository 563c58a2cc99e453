#!/bin/sh
# The recipe for Meson works as docs/build-systems.md shows it.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
needs meson
needs ninja

PATH=$(dirname "$COROLINT"):$PATH
{
    echo "project('server', 'c')"
    echo "executable('server', 'main.c')"
    # shellcheck disable=SC2016 # a fence
    sed -n '/^```meson$/,/^```$/p' "$COROLINT_SOURCE/docs/build-systems.md" | sed '/^`/d'
} >meson.build
cat >main.c <<'EOF'
#include <unistd.h>
#define coroutine_fn
static void coroutine_fn update(void) { sleep(1); }
int main(void) { return update == 0; }
EOF
meson setup build >log 2>&1 || {
    cat log
    fail 'meson setup failed'
}
! meson compile -C build lint >log 2>&1 || fail 'the target lint succeeds'
grep -qF "main.c:3:41: warning: 'sleep' puts the thread to sleep" log || {
    cat log
    fail 'the finding is not shown'
}
sed 's/sleep(1);//' main.c >mended.c
mv mended.c main.c
meson compile -C build lint >log 2>&1 || {
    cat log
    fail 'the target lint fails without a finding'
}
