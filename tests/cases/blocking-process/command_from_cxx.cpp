// std::system and system are the same function.
#include "../support/task.hpp"
#include <cstdlib>
#include <string>

using std::system;

Task<int> qualified(const std::string &command) {
    co_return std::system(command.c_str()); // expect: blocking-process
}

Task<int> global(const std::string &command) {
    co_return ::system(command.c_str()); // expect: blocking-process
}

Task<int> unqualified(const std::string &command) {
    co_return system(command.c_str()); // expect: blocking-process
}
