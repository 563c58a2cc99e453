// String streams never leave memory.
#include "../support/task.hpp"
#include <iomanip>
#include <sstream>
#include <string>

Task<std::string> format(int number) {
    std::ostringstream out;
    out << "number " << std::setw(3) << number << std::endl;
    out.put('.');
    out.flush();
    co_return out.str();
}

Task<int> parse(const std::string &text) {
    std::istringstream in(text);
    std::stringstream both;
    std::string word;
    int number = 0;
    in >> word >> number;
    std::getline(in, word);
    both << word;
    both >> number;
    co_return number;
}
