// Functions that return what the configuration beside this file names run on the loop.
#include <unistd.h>

namespace house {
inline namespace v1 {
template <typename T> struct future {
    T value;
};
} // namespace v1

template <typename T> struct promise {
    T value;
};

void query();

struct session {
    void run();
    void stop();
};
} // namespace house

using house_task = house::promise<long>;

house::future<int> returns_future() {
    sleep(1); // expect: blocking-sleep
    house::query(); // expect: blocking-io
    return {1};
}

// A typedef name counts where the function is written with it.
house_task returns_task() {
    sleep(1); // expect: blocking-sleep
    return {2};
}

house::promise<int> returns_promise() {
    sleep(1);
    return {3};
}

// To call one waits for nothing by itself, and a plain function may.
int calls_it() {
    return returns_future().value;
}

void house::session::run() {
    sleep(1); // expect: blocking-sleep
}

void house::session::stop() {
    sleep(1);
}

[[clang::annotate("no_coroutine_fn")]] house::future<int> marked_plain() {
    sleep(1);
    return {4};
}
