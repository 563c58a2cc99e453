// Methods, templates and marked functions run commands alike.
#include "../support/task.hpp"
#include <cstdlib>

#define coroutine_fn

class Builder {
  public:
    Task<int> make() {
        co_return std::system("make"); // expect: blocking-process
    }
    template <class Target> Task<int> make(Target target) {
        co_return std::system(target.command()); // expect: blocking-process
    }
    int coroutine_fn make_marked();
    int make_on_a_thread() {
        return std::system("make");
    }
};

struct Clean {
    const char *command() const {
        return "make clean";
    }
};

int Builder::make_marked() {
    return std::system("make"); // expect: blocking-process
}

Task<int> use(Builder &builder) {
    int failures = co_await builder.make();
    failures += co_await builder.make(Clean{});
    co_return failures;
}
