// A house pool that the configuration beside this file names is one like those of the libraries.
#include "../support/task.hpp"
#include <unistd.h>

namespace house {
std::suspend_always to_pool();
std::suspend_always to_loop();
Task<> run_on_pool(Task<> work);
Task<> run_anywhere(Task<> work);
} // namespace house

namespace house_pool {

Task<> on_pool() {
    sleep(1);
    co_return;
}

Task<> anywhere() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

Task<> hands_over() {
    co_await house::run_anywhere(anywhere());
    sleep(1); // expect: blocking-sleep
    co_await house::run_on_pool(on_pool());
    sleep(1);
}

Task<> hops() {
    co_await house::to_pool();
    sleep(1);
    co_await on_pool();
    co_await house::to_loop();
    sleep(1); // expect: blocking-sleep
}

} // namespace house_pool
