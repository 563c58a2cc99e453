#!/bin/sh
# The build is installed under a prefix, and into DESTDIR; the tree is moved, and everything in it is found and works.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
needs cmake

build=$(dirname "$COROLINT")
[ -f "$build/cmake_install.cmake" ] || skip 'the binary lies in no build tree of CMake'

quietly() {
    "$@" >log 2>&1 || {
        cat log
        fail "$1 failed"
    }
}

quietly cmake --install "$build" --prefix "$PWD/first place"
mv 'first place' 'second place'
prefix="$PWD/second place"

for file in bin/corolint include/corolint/annotations.h share/man/man1/corolint.1 share/bash-completion/completions/corolint \
    share/zsh/site-functions/_corolint share/fish/vendor_completions.d/corolint.fish share/doc/corolint/README.md \
    share/doc/corolint/LICENSE share/doc/corolint/docs/catalog.md share/corolint/schemas/catalog.schema.json \
    share/corolint/schemas/report.schema.json; do
    [ -f "$prefix/$file" ] || fail "$file is not installed"
done
! grep -rlF 'first place' "$prefix" || fail 'these name the place they were installed to'
! grep -rlF -e "$COROLINT_SOURCE" "$prefix/share" "$prefix/include" "$prefix"/lib* || fail 'these name the place they were built in'

# No link in the documentation is dead.
documentation="$prefix/share/doc/corolint"
find "$documentation" -name '*.md' >pages
[ "$(wc -l <pages)" -ge 10 ] || fail 'the documentation is not installed'
while read -r page; do
    grep -oE '\]\([^)#]+' "$page" | sed 's/^](//' | grep -v '^https\?:' >links || :
    while read -r link; do
        [ -e "$(dirname "$page")/$link" ] || echo "${page#"$prefix/"}: $link"
    done <links
done <pages >dead
[ ! -s dead ] || {
    cat dead
    fail 'these links lead nowhere'
}
for file in docs/report.schema.json rules/corolint.schema.json rules/catalog/glib.json samples/c/lock_usage.c samples/cpp/lock_usage.cpp; do
    cmp "$documentation/$file" "$COROLINT_SOURCE/$file" || fail "$file is not installed as it is"
done

# The binary finds libclang and clang's headers wherever it lies, and whatever is the compiler's name in the database.
cat >faulty.c <<'EOF'
#include <corolint/annotations.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

COROLINT_COROUTINE void update(void) {
    sleep(1);
}
EOF
expect_found() {
    run_as "$@"
    expect_status 1
    expect_complaints 0
    expect_findings <<'EOF'
faulty.c:7 blocking-sleep
EOF
}
expect_found "$prefix/bin/corolint" faulty.c -- -I"$prefix/include"
cat >compile_commands.json <<EOF
[{"directory": "$PWD", "file": "faulty.c", "arguments": ["/nowhere/bin/cc", "-I$prefix/include", "-c", "faulty.c"]}]
EOF
expect_found "$prefix/bin/corolint" -p .

if command -v pkg-config >/dev/null 2>&1; then
    PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name corolint.pc)")
    export PKG_CONFIG_PATH
    eval "set -- $(pkg-config --cflags corolint)"
    expect_found "$prefix/bin/corolint" faulty.c -- "$@"
    run --version
    expect_stdout_has "corolint $(pkg-config --modversion corolint) ("
fi

DESTDIR=$PWD/stage quietly cmake --install "$build" --prefix /opt/corolint
[ -x stage/opt/corolint/bin/corolint ] || fail 'DESTDIR is not heeded'
