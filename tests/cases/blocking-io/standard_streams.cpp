// Output on cout, cerr and clog is program output; cin waits for whoever types.
#include "../support/task.hpp"
#include <cstdio>
#include <iostream>
#include <string>

Task<> report(const std::string &text) {
    std::cout << text << '\n';
    std::cout << text << std::endl;
    std::cerr << "error: " << text << '\n';
    std::clog << text << '\n';
    std::cout.write(text.data(), 3);
    std::printf("%s\n", text.c_str());
    std::fputs(text.c_str(), stderr);
    co_return;
}

Task<int> ask() {
    int number = 0;
    std::string line;
    std::cin >> number;           // expect: blocking-io
    std::getline(std::cin, line); // expect: blocking-io
    co_return number;
}
