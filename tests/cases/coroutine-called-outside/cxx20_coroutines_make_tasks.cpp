// To call a C++20 coroutine makes a task and runs nothing: everyone may, marked as it may be.
#include "../support/task.hpp"

#define coroutine_fn

Task<int> fetch(int unit) {
    co_return unit;
}

Task<int> coroutine_fn fetch_marked(int unit) {
    co_return co_await fetch(unit);
}

[[clang::annotate("coroutine_fn")]] Task<int> fetch_elsewhere(int unit);

Generator<int> coroutine_fn count(int limit) {
    for (int i = 0; i < limit; i++)
        co_yield i;
}

Task<int> fetch_plainly(int unit) {
    return fetch(unit);
}

void keep(Task<int> task);

void start() {
    keep(fetch(1));
    keep(fetch_marked(2));
    keep(fetch_elsewhere(3));
    keep(fetch_plainly(4));
    auto numbers = count(5);
    (void)numbers;
}

/* One that returns its result rather than a task runs on the caller's stack. */
int coroutine_fn run_stackful(int unit);

Task<int> inside_a_task(int unit) {
    co_return run_stackful(unit);
}

int outside_of_a_task(int unit) {
    return run_stackful(unit); // expect: coroutine-called-outside
}
