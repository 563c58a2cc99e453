#!/bin/sh
# The databases that CMake, Meson and Bear write are read as they are. Each is tried where it is installed.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

# Only with the project's own flags is there something to find.
write_project() {
    mkdir -p "$1/include files"
    echo '#define coroutine_fn' >"$1/include files/marks.h"
    cat >"$1/faulty.c" <<'EOF'
#include <unistd.h>
#ifdef SLEEPY
#include "marks.h"
void coroutine_fn update(void);
void coroutine_fn update(void) { sleep(1); }
#endif
int main(void) { return 0; }
EOF
}

quietly() {
    "$@" >build.log 2>&1 || {
        cat build.log
        fail "$1 failed"
    }
}

# expect_linted ARGS…: the project here has its one finding
expect_linted() {
    run "$@"
    expect_status 1
    expect_complaints 0
    expect_findings <<'EOF'
faulty.c:5 blocking-sleep
EOF
}

tried=
here=$PWD

if command -v cmake >/dev/null 2>&1 && command -v make >/dev/null 2>&1; then
    write_project with_cmake
    cd with_cmake
    cat >CMakeLists.txt <<'EOF'
cmake_minimum_required(VERSION 3.20)
project(faulty C)
add_executable(faulty faulty.c)
target_compile_definitions(faulty PRIVATE SLEEPY "TEXT=\"two words\"")
target_include_directories(faulty PRIVATE "include files")
EOF
    quietly cmake -B build -G 'Unix Makefiles' -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
    expect_linted -p build
    expect_linted
    cd "$here"
    tried="$tried cmake"
fi

if command -v meson >/dev/null 2>&1 && command -v ninja >/dev/null 2>&1; then
    write_project with_meson
    cd with_meson
    cat >meson.build <<'EOF'
project('faulty', 'c')
executable('faulty', 'faulty.c', c_args: ['-DSLEEPY', '-DTEXT="two words"'],
           include_directories: include_directories('include files'))
EOF
    quietly meson setup build
    expect_linted -p build
    expect_linted
    cd "$here"
    tried="$tried meson"
fi

if command -v bear >/dev/null 2>&1 && command -v make >/dev/null 2>&1; then
    write_project with_bear
    cd with_bear
    printf 'faulty: faulty.c\n\tcc -DSLEEPY -I"include files" -o $@ faulty.c\n' >Makefile
    quietly bear -- make
    expect_linted
    expect_linted -p .
    cd "$here"
    tried="$tried bear"
fi

[ -n "$tried" ] || skip 'none of CMake, Meson and Bear is here'
echo "tried:$tried"
