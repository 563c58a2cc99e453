// A file stream opens its file when it is made or told to; the destructor and close are not
// reported.
#include "../support/task.hpp"
#include <fstream>
#include <string>

Task<> save(const std::string &path, int number) {
    std::ofstream out(path); // expect: blocking-io
    out << number;           // expect: blocking-io
    out.put('\n');           // expect: blocking-io
    out.write("end", 3);     // expect: blocking-io
    out.flush();             // expect: blocking-io
    out.close();
    co_return;
}

Task<int> load(const std::string &path) {
    std::ifstream in;
    in.open(path); // expect: blocking-io
    int number = 0;
    std::string line;
    in >> number;           // expect: blocking-io
    std::getline(in, line); // expect: blocking-io
    in.get();               // expect: blocking-io
    in.read(&line[0], 1);   // expect: blocking-io
    co_return in.good() ? number : -1;
}

Task<bool> never_opened() {
    std::fstream stream;
    co_return stream.is_open();
}
