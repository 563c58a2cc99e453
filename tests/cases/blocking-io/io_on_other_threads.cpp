// Files may be read on a thread; a lambda that is only defined reads nothing.
#include "../support/task.hpp"
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>

Task<> elsewhere(const std::string &path) {
    std::thread([path] { std::ofstream out(path); }).detach();
    auto only_defined = [](const char *name) { return std::remove(name); };
    (void)only_defined;
    co_return;
}

auto here = [](const std::string &path) -> Task<> {
    std::ofstream out(path); // expect: blocking-io
    co_return;
};
