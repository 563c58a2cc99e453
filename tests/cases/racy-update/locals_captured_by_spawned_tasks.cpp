// The spawn functions of the libraries start tasks that run beside the one that calls them.
#include "../support/task.hpp"

namespace cppcoro { // imitated
class async_scope {
  public:
    template <class Awaitable> void spawn(Awaitable &&awaitable);
    Sleep join() noexcept;
};
} // namespace cppcoro

Task<> shared_in_a_scope() {
    cppcoro::async_scope scope;
    int finished = 0;
    scope.spawn([&finished]() -> Task<> {
        int before = finished;
        co_await Sleep{1};
        finished = before + 1; // expect: racy-update
    }());
    int before = finished;
    co_await Sleep{1};
    finished = before + 1; // expect: racy-update
    co_await scope.join();
}

Task<> shared_in_a_scope_in_one_go() {
    cppcoro::async_scope scope;
    int finished = 0;
    scope.spawn([&finished]() -> Task<> {
        co_await Sleep{1};
        finished = finished + 1;
    }());
    co_await Sleep{1};
    finished = finished + 1;
    co_await scope.join();
}

Task<> spawned_without_captures() {
    cppcoro::async_scope scope;
    int finished = 0;
    scope.spawn([]() -> Task<> { co_await Sleep{1}; }());
    int before = finished;
    co_await Sleep{1};
    finished = before + 1;
    co_await scope.join();
}
