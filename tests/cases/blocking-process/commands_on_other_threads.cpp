// A thread may run what it likes; a lambda that is only defined runs nothing.
#include "../support/task.hpp"
#include <cstdlib>
#include <thread>

Task<> elsewhere() {
    std::thread([] { std::system("gzip log"); }).detach();
    auto only_defined = [] { return std::system("gzip log"); };
    (void)only_defined;
    co_return;
}

auto here = []() -> Task<int> {
    co_return std::system("gzip log"); // expect: blocking-process
};
