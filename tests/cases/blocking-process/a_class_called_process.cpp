// An asynchronous process library uses the same words.
#include "../support/task.hpp"
#include <string>

class Process {
  public:
    static Process popen(const std::string &command);
    Sleep wait() {
        return Sleep{1};
    }
    Sleep waitpid(int options);
    void system(const std::string &) {
        ++calls;
    }

  private:
    int calls = 0;
};

Task<> run(const std::string &command) {
    Process process = Process::popen(command);
    process.system(command);
    co_await process.wait();
    co_await process.waitpid(0);
}
