#!/bin/sh
# The advice for a lock is one that can be followed where the lock is taken.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

# The last line of each finding.
expect_advice() {
    cat >wanted
    grep '^help:' "$outcome/stdout" >advice || fail 'there is no advice'
    diff -u wanted advice || fail 'the advice differs'
}

cat >locks.cpp <<'EOF'
#include <coroutine>
#include <mutex>
#include <unistd.h>
struct Task {
    struct promise_type {
        Task get_return_object() { return {}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() {}
    };
};
std::mutex mutex;
int count;

void helper()
{
    std::lock_guard guard(mutex);
    ++count;
}
Task in_a_coroutine()
{
    std::lock_guard guard(mutex);
    ++count;
    co_return;
}
Task in_a_helper()
{
    helper();
    co_return;
}
__attribute__((annotate("nonblocking"))) void in_a_callback()
{
    std::lock_guard guard(mutex);
    ++count;
}
__attribute__((annotate("nonblocking"))) void in_a_helper_of_a_callback()
{
    helper();
}
EOF
run locks.cpp -- -std=c++20
expect_status 1
expect_advice <<'EOF'
help: await the coroutine library's scoped lock
help: 'helper' is no coroutine and cannot await a lock: call it on another thread, or make it a coroutine and await the coroutine library's scoped lock
help: 'in_a_callback' is no coroutine and cannot await a lock: try it and come back later, or do the work on another thread
help: 'helper' is no coroutine and cannot await a lock: try it and come back later, or do the work on another thread
EOF

# Advice that asks for no coroutine stands as it is.
cat >.corolint.json <<'EOF'
{"entries": [{"constructor": "std::lock_guard", "acquires": 0, "instead": "keep the count on one thread"}]}
EOF
run locks.cpp -- -std=c++20
expect_status 1
expect_advice <<'EOF'
help: keep the count on one thread
help: keep the count on one thread
help: keep the count on one thread
help: keep the count on one thread
EOF

# A coroutine lock that has no name is told of without one.
rm .corolint.json
cat >unnamed.c <<'EOF'
#include <unistd.h>
struct CoMutex;
void qemu_co_mutex_lock(struct CoMutex *mutex);
void qemu_co_mutex_unlock(struct CoMutex *mutex);
struct CoMutex *find(int key);
__attribute__((annotate("coroutine_fn"))) void update(int key)
{
    qemu_co_mutex_lock(find(key));
    usleep(10);
    qemu_co_mutex_unlock(find(key));
}
EOF
run unnamed.c
expect_stdout_has "while a coroutine lock is held, in coroutine 'update'"
grep -qx "unnamed.c:8:5: note: 'update' takes a coroutine lock" "$outcome/stdout" ||
    fail 'a lock without a name is given one'
