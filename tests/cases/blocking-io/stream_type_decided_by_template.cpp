// One template over several streams: the line is reported if one instantiation reads a file.
#include "../support/task.hpp"
#include <fstream>
#include <sstream>

template <class Stream> Task<int> read_number(Stream &stream) {
    int number = 0;
    stream >> number; // expect: blocking-io
    co_return number;
}

template <class Stream> Task<int> read_number_from_memory(Stream &stream) {
    int number = 0;
    stream >> number;
    co_return number;
}

Task<int> instantiate(std::ifstream &file, std::istringstream &text) {
    int sum = co_await read_number(file);
    sum += co_await read_number(text);
    co_return sum + co_await read_number_from_memory(text);
}
