// What a constructor does happens where the object is made; so does what its members do.
#include "../support/task.hpp"
#include <mutex>

std::mutex mutex;
int counter;

class Section {
  public:
    explicit Section(std::mutex &entered) : guard(entered) {}

  private:
    std::lock_guard<std::mutex> guard;
};

struct Visit {
    std::unique_lock<std::mutex> lock{mutex};
    int number = ++counter;
};

struct LateVisit {
    std::unique_lock<std::mutex> lock{mutex, std::defer_lock};
    int number = ++counter;
};

Task<> in_the_initialiser_list() {
    Section section(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<int> in_a_default_member_initialiser() {
    Visit visit; // expect: blocking-lock
    co_return visit.number;
}

Task<int> deferred_in_a_default_member_initialiser() {
    LateVisit visit;
    co_return visit.number;
}
