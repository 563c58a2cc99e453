// The standard library's sleeps, in every spelling of a duration.
#include "../support/task.hpp"
#include <chrono>
#include <thread>

using namespace std::chrono_literals;
using std::this_thread::sleep_for;
namespace here = std::this_thread;

Task<> by_duration(std::chrono::milliseconds pause) {
    std::this_thread::sleep_for(10ms);                    // expect: blocking-sleep
    std::this_thread::sleep_for(std::chrono::seconds(1)); // expect: blocking-sleep
    std::this_thread::sleep_for(std::chrono::minutes{2}); // expect: blocking-sleep
    std::this_thread::sleep_for(pause);                   // expect: blocking-sleep
    sleep_for(1us);                                       // expect: blocking-sleep
    here::sleep_for(1ns);                                 // expect: blocking-sleep
    co_return;
}

Task<> by_time_point(std::chrono::steady_clock::time_point wake) {
    std::this_thread::sleep_until(wake);                                  // expect: blocking-sleep
    std::this_thread::sleep_until(std::chrono::system_clock::now() + 1s); // expect: blocking-sleep
    co_return;
}

Task<> of_no_length() {
    std::this_thread::sleep_for(0ms);
    std::this_thread::sleep_for(std::chrono::seconds(0));
    std::this_thread::sleep_for(std::chrono::milliseconds{0});
    co_return;
}

Task<> by_suspending() {
    co_await Sleep{10};
}
