#!/bin/sh
# A project of somebody else's finds corolint with find_package() and lints itself with corolint_add_target().
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
needs cmake
needs cc

build=$(dirname "$COROLINT")
[ -f "$build/cmake_install.cmake" ] || skip 'the binary lies in no build tree of CMake'
if command -v ninja >/dev/null 2>&1; then
    generator=Ninja
else
    needs make
    generator='Unix Makefiles'
fi

quietly() {
    "$@" >log 2>&1 || {
        cat log
        fail "$1 failed"
    }
}

# expect_log TEXT: it was said by the last step, in whatever lines
expect_log() {
    tr -s ' \n' '  ' <log | grep -qF -e "$1" || {
        cat log
        fail "expected: $1"
    }
}

expect_log_lacks() {
    ! grep -F -e "$1" log || fail "not expected: $1"
}

expect_failure() {
    ! "$@" >log 2>&1 || {
        cat log
        fail "expected to fail: $*"
    }
}

quietly cmake --install "$build" --prefix "$PWD/installed here"

mkdir -p project/net
cd project
cat >CMakeLists.txt <<'EOF'
cmake_minimum_required(VERSION 3.20)
project(server C)
find_package(corolint 0.1 REQUIRED)
corolint_add_target(lint)
corolint_add_target(lint-net TARGETS net)
corolint_add_target(lint-main PATHS main.c OPTIONS --ignore=blocking-sleep)
corolint_add_target(lint-softly FAIL_ON error)
add_subdirectory(net)
add_executable(server main.c)
target_link_libraries(server PRIVATE net corolint::annotations)
EOF
cat >net/CMakeLists.txt <<'EOF'
add_library(net STATIC)
target_sources(net PRIVATE net.c)
add_custom_command(OUTPUT made.c COMMAND ${CMAKE_COMMAND} -E touch made.c)
target_sources(net PRIVATE made.c)
add_custom_target(made DEPENDS made.c)
foreach(target lint lint-net lint-main lint-softly)
  add_dependencies(${target} made)
endforeach()
target_link_libraries(net PRIVATE corolint::annotations)
EOF
cat >net/net.c <<'EOF'
#include <corolint/annotations.h>
#include <unistd.h>
void flush_all(void);
void flush_all(void) { fsync(1); }
COROLINT_COROUTINE void save(void);
void save(void) { flush_all(); }
EOF
cat >main.c <<'EOF'
#include <corolint/annotations.h>
#include <unistd.h>
void flush_all(void);
COROLINT_COROUTINE static void update(void) { sleep(1); }
COROLINT_COROUTINE static void store(void) { flush_all(); }
int main(void) { return update == store; }
EOF

# tell COMMAND…: the project's targets do what they say
expect_targets() {
    expect_failure cmake --build build --target lint
    expect_log 'net/net.c:6:19: warning'
    expect_log 'main.c:4:47: warning'
    expect_log 'main.c:5:46: warning'

    expect_failure cmake --build build --target lint-net
    expect_log 'net/net.c:6:19: warning'
    expect_log_lacks main.c:
    expect_log_lacks 'no such file' # made.c is generated: it lies in the build tree

    # What is not reported is known all the same: flush_all is in the other file.
    expect_failure cmake --build build --target lint-main
    expect_log 'main.c:5:46: warning'
    expect_log_lacks main.c:4:
    expect_log_lacks net.c:6:

    quietly cmake --build build --target lint-softly
    expect_log 'main.c:4:47: warning'

    quietly cmake --build build
    expect_log_lacks warning
}
quietly cmake -B build -G "$generator" -DCMAKE_PREFIX_PATH="$PWD/../installed here"
expect_targets

# The build tree serves as well.
rm -rf build
quietly cmake -B build -G "$generator" -Dcorolint_DIR="$build/cmake"
expect_targets

# What goes wrong is said when the project is configured.
# wrong CALL MESSAGE
wrong() {
    mkdir -p ../wrong
    cat >../wrong/CMakeLists.txt <<EOF
cmake_minimum_required(VERSION 3.20)
project(server C)
find_package(corolint REQUIRED)
$1
EOF
    expect_failure cmake -S ../wrong -B ../wrong/build -G "$generator" -Dcorolint_DIR="$build/cmake"
    expect_log "$2"
}
wrong 'corolint_add_target(lint FAILON error)' "expected ALL, TARGETS, PATHS, FAIL_ON or OPTIONS, found 'FAILON;error'"
wrong 'corolint_add_target(lint FAIL_ON serious)' "expected note, warning, error or never behind FAIL_ON, found 'serious'"
wrong 'corolint_add_target(lint TARGETS nett)' "corolint_add_target(lint): there is no target 'nett'"
wrong 'corolint_add_target(lint PATHS nowhere)' "there is no '$(cd .. && pwd)/wrong/nowhere', which stands behind PATHS"
wrong 'corolint_add_target(lint OPTIONS)' 'expected something behind OPTIONS'

# A generator that writes no database.
cat >../wrong/CMakeLists.txt <<EOF
cmake_minimum_required(VERSION 3.20)
project(server NONE)
find_package(corolint REQUIRED)
set(CMAKE_GENERATOR Xcode)
corolint_add_target(lint)
EOF
quietly cmake -S ../wrong -B ../wrong/build -G "$generator" -Dcorolint_DIR="$build/cmake"
expect_log 'the generator Xcode writes no compile database; target lint will fail'
expect_failure cmake --build ../wrong/build --target lint
expect_log 'no compile database: configure with -G Ninja or a Makefile generator'
