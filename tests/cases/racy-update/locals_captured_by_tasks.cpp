// A local captured by a task that runs beside is shared; captured by a lambda that runs at once, or
// copied, it is not.
#include "../support/task.hpp"

Task<> shared_with_a_started_task() {
    int done = 0;
    start([&done]() -> Task<> {
        co_await Sleep{1};
        ++done;
    }());
    int before = done;
    co_await Sleep{1};
    done = before + 1; // expect: racy-update
}

Task<> shared_with_a_task_that_updates() {
    int done = 0;
    auto work = [&]() -> Task<> {
        int before = done;
        co_await Sleep{1};
        done = before + 1; // expect: racy-update
    };
    start(work());
    start(work());
    co_await Sleep{100};
}

Task<int> lent_to_a_lambda_that_runs_at_once() {
    int done = 0;
    auto count = [&done] { ++done; };
    int before = done;
    co_await Sleep{1};
    count();
    done = before + 1;
    co_return done;
}

Task<int> lent_to_a_task_awaited_at_once() {
    int done = 0;
    co_await [&]() -> Task<> {
        int before = done;
        co_await Sleep{1};
        done = before + 1;
    }();
    co_return done;
}

Task<int> copied_into_a_started_task() {
    int done = 0;
    start([done]() -> Task<> { co_await Sleep{done}; }());
    int before = done;
    co_await Sleep{1};
    done = before + 1;
    co_return done;
}

Task<int> another_local_is_captured() {
    int done = 0;
    int other = 0;
    start([&other]() -> Task<> {
        ++other;
        co_return;
    }());
    int before = done;
    co_await Sleep{1};
    done = before + 1;
    co_return done;
}
