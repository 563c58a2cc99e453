// A house type whose destructor joins, and one that is built and used without waiting.
#include "../support/task.hpp"
#include <thread>
#include <utility>

class JoiningThread {
  public:
    explicit JoiningThread(std::thread started) : thread(std::move(started)) {}
    ~JoiningThread() {
        thread.join();
    }
    bool running() const {
        return thread.joinable();
    }

  private:
    std::thread thread;
};

class DetachingThread {
  public:
    explicit DetachingThread(std::thread started) : thread(std::move(started)) {}
    ~DetachingThread() {
        thread.detach();
    }

  private:
    std::thread thread;
};

void work();

Task<bool> joining() {
    JoiningThread thread{std::thread(work)}; // expect: blocking-wait
    co_return thread.running();
}

Task<> detaching() {
    DetachingThread thread{std::thread(work)};
    co_return;
}

Task<bool> borrowed(JoiningThread &thread) {
    co_return thread.running();
}
