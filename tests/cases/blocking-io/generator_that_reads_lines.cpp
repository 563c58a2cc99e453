// A generator over a file reads it on the loop.
#include "../support/task.hpp"
#include <fstream>
#include <sstream>
#include <string>

Generator<std::string> lines_of_a_file(std::ifstream &file) {
    std::string line;
    while (std::getline(file, line)) // expect: blocking-io
        co_yield line;
}

Generator<std::string> lines_of_a_text(std::istringstream &text) {
    std::string line;
    while (std::getline(text, line))
        co_yield line;
}
