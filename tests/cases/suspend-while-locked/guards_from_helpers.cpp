// A helper that gives a guard out returns with the lock held: its call is the acquisition.
#include "../support/task.hpp"
#include <mutex>
#include <shared_mutex>

namespace guards_from_helpers {

class Registry {
  public:
    [[nodiscard]] std::unique_lock<std::mutex> acquire() {
        return std::unique_lock(mutex_);
    }
    [[nodiscard]] std::unique_lock<std::mutex> acquire_and_count() {
        std::unique_lock lock(mutex_);
        ++users_;
        return lock;
    }
    void lock() {
        mutex_.lock();
    }
    void unlock() {
        mutex_.unlock();
    }
    int users() {
        std::lock_guard guard(mutex_);
        return users_;
    }

  private:
    std::mutex mutex_;
    int users_ = 0;
};

std::shared_mutex table_mutex;

std::shared_lock<std::shared_mutex> read_table() {
    std::shared_lock lock(table_mutex);
    return lock;
}

Task<> from_a_method(Registry &registry) {
    auto lock = registry.acquire(); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> from_a_local_of_the_helper(Registry &registry) {
    auto lock = registry.acquire_and_count(); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> from_a_function() {
    const auto lock = read_table(); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> unlocked_in_time(Registry &registry) {
    auto lock = registry.acquire(); // expect: blocking-lock
    lock.unlock();
    co_await Sleep{1};
}

Task<> scoped_out(Registry &registry) {
    {
        auto lock = registry.acquire_and_count(); // expect: blocking-lock
    }
    co_await Sleep{1};
}

Task<> thrown_away(Registry &registry) {
    (void)registry.acquire(); // expect: blocking-lock
    co_await Sleep{1};
}

Task<> whole_section_in_the_helper(Registry &registry) {
    int users = registry.users(); // expect: blocking-lock
    co_await Sleep{users};
}

Task<> guard_over_the_class_itself(Registry &registry) {
    std::lock_guard guard(registry); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> guard_over_the_class_scoped_out(Registry &registry) {
    {
        std::lock_guard guard(registry); // expect: blocking-lock
    }
    co_await Sleep{1};
}

} // namespace guards_from_helpers
