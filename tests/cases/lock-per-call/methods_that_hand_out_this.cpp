// A method may hand the object out, lock and all: to a thread, a task, a table.
#include "../support/task.hpp"
#include <future>
#include <mutex>
#include <thread>
#include <vector>

class ThisThreaded {
  public:
    void add() {
        std::lock_guard guard(mutex_);
        ++value_;
    }
    void add_on_a_thread() {
        std::thread([this] { add(); }).detach();
    }
    void add_twice() {
        auto both = [this] {
            add();
            add();
        };
        both();
    }
    Task<> run() {
        std::lock_guard guard(mutex_); // expect: blocking-lock
        ++value_;
        co_return;
    }
    void register_in(std::vector<ThisThreaded *> &all) {
        all.push_back(this);
    }

  private:
    std::mutex mutex_;
    int value_ = 0;
};

Task<> this_given_to_a_thread_inside() {
    ThisThreaded object;
    object.add_on_a_thread();
    object.add(); // expect: blocking-lock
    co_return;
}

Task<> this_given_to_a_thread_here() {
    ThisThreaded object;
    std::thread(&ThisThreaded::add, &object).detach();
    object.add(); // expect: blocking-lock
    co_return;
}

Task<> this_given_to_a_task() {
    ThisThreaded object;
    start(object.run());
    object.add(); // expect: blocking-lock
    co_return;
}

Task<> this_registered(std::vector<ThisThreaded *> &all) {
    ThisThreaded object;
    object.register_in(all);
    object.add(); // expect: blocking-lock
    co_return;
}

Task<> this_stays_here() {
    ThisThreaded object; // expect: lock-per-call
    object.add();
    object.add_twice();
    co_return;
}
