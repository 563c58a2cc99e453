#!/bin/sh
# <corolint/annotations.h> is silent in every compiler, language and standard, and the marks it makes are enough to find faults.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

include=$COROLINT_SOURCE/include

cat >marked.h <<'EOF'
#include <corolint/annotations.h>
#include <corolint/annotations.h>

typedef COROLINT_OFFLOADED void (*work_fn)(void *data);

struct device {
    COROLINT_COROUTINE int (*fetch)(struct device *device);
    COROLINT_BLOCKING int (*flush)(struct device *device);
};

COROLINT_COROUTINE extern int fetch(struct device *device);
COROLINT_COROUTINE_MIXED static int either(void);
COROLINT_PLAIN int plain(void);
COROLINT_BLOCKING int wait_for_disk(void);
COROLINT_NONBLOCKING static void on_readable(int fd);
void submit(COROLINT_OFFLOADED void (*work)(void *data), work_fn then);

int COROLINT_COROUTINE between(void);
int *COROLINT_BLOCKING behind_the_star(void);

static int either(void) {
    return 0;
}

static void on_readable(int fd) {
    (void)fd;
}

int fetch(struct device *device) {
    on_readable(either());
    return device->flush(device);
}
EOF
cp marked.h marked.c
cp marked.h marked.cpp
cat >>marked.cpp <<'EOF'

struct queue {
    [[noreturn]] COROLINT_BLOCKING void drain();
    COROLINT_OFFLOADED virtual void scrub() {}
    COROLINT_COROUTINE static int pull();
    COROLINT_BLOCKING explicit queue(int size);
    virtual ~queue() {}
};

template <typename T> COROLINT_COROUTINE T take(T value) {
    auto callback = []() COROLINT_NONBLOCKING {};
    callback();
    return value;
}

int use();
int use() {
    return take(1);
}
EOF

tried=
# compiles COMPILER STANDARD FILE: where the compiler knows the standard, it has nothing to say
compiles() {
    command -v "$1" >/dev/null 2>&1 || return 0
    echo 'int here;' >empty.c
    "$1" "$2" -fsyntax-only -x "$4" empty.c 2>/dev/null || return 0
    "$1" "$2" -fsyntax-only -Wall -Wextra -Wpedantic -Werror -I"$include" -x "$4" "$3" \
        >messages 2>&1 || :
    [ ! -s messages ] || {
        cat messages
        fail "$1 $2 has something to say"
    }
    tried="$tried $1$2"
}
for compiler in cc gcc clang clang-19 tcc; do
    for standard in c89 c99 c11 c17 gnu17 c2x; do
        compiles "$compiler" -std=$standard marked.c c
    done
done
for compiler in c++ g++ clang++ clang++-19; do
    for standard in c++11 c++17 c++20 c++2b; do
        compiles "$compiler" -std=$standard marked.cpp c++
    done
done
echo "tried:$tried"
[ -n "$tried" ] || skip 'there is no compiler here'

# What vanishes from compilers is seen by corolint.
cat >faulty.cpp <<'EOF'
#include <corolint/annotations.h>
#include <mutex>

static std::mutex lock;

COROLINT_OFFLOADED void elsewhere() {
    std::lock_guard<std::mutex> guard(lock);
}

COROLINT_BLOCKING int wait_for_disk();

COROLINT_COROUTINE int update() {
    std::lock_guard<std::mutex> guard(lock);
    elsewhere();
    return wait_for_disk();
}
EOF
run faulty.cpp -- -I"$include"
expect_status 1
expect_findings <<'EOF'
faulty.cpp:13 blocking-lock
faulty.cpp:15 blocking-wait
EOF
