// Guards of the standard library and of the house, juggled.
#include "../support/task.hpp"
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <tuple>
#include <vector>

namespace juggled {
struct Account {
    mutable std::mutex mutex;
    std::recursive_mutex recursive;
    std::shared_mutex shared;
    std::timed_mutex timed;
    int balance = 0;
    std::unique_lock<std::mutex> lock() const {
        return std::unique_lock(mutex);
    }
    void enter() {
        mutex.lock();
    }
    void leave() {
        mutex.unlock();
    }
};

Task<> by_method(Account &a) {
    auto guard = a.lock(); // expect: suspend-while-locked
    co_await Sleep{1};
}
Task<> by_method_unlocked(Account &a) {
    auto guard = a.lock(); // expect: blocking-lock
    guard.unlock();
    co_await Sleep{1};
}
Task<> by_method_discarded(Account &a) {
    (void)a.lock(); // expect: blocking-lock
    co_await Sleep{1};
}
Task<> enter_leave(Account &a) {
    a.enter(); // expect: blocking-lock
    a.balance++;
    a.leave();
    co_await Sleep{1};
}
Task<> enter_wait_leave(Account &a) {
    a.enter(); // expect: suspend-while-locked
    co_await Sleep{1};
    a.leave();
}
Task<> enter_two(Account &a, Account &b) {
    a.enter(); // expect: suspend-while-locked
    b.enter(); // expect: blocking-lock
    b.leave();
    co_await Sleep{1};
    a.leave();
}
Task<> relocked(Account &a) {
    std::unique_lock lock(a.mutex); // expect: blocking-lock
    lock.unlock();
    co_await Sleep{1};
    lock.lock(); // expect: blocking-lock
    ++a.balance;
}
Task<> relocked_in_a_loop(Account &a) {
    std::unique_lock lock(a.mutex); // expect: blocking-lock
    while (a.balance > 0) {
        lock.unlock();
        co_await Sleep{1};
        lock.lock(); // expect: blocking-lock
    }
}
Task<> relocked_too_early(Account &a) {
    std::unique_lock lock(a.mutex); // expect: blocking-lock
    while (a.balance > 0) {
        lock.unlock();
        lock.lock(); // expect: suspend-while-locked
        co_await Sleep{1};
        lock.unlock();
        lock.lock(); // expect: blocking-lock
    }
}
Task<> moved_away(Account &a, std::vector<std::unique_lock<std::mutex>> &kept) {
    std::unique_lock lock(a.mutex); // expect: suspend-while-locked
    kept.push_back(std::move(lock));
    co_await Sleep{1};
}
Task<> swapped(Account &a) {
    std::unique_lock first(a.mutex); // expect: blocking-lock
    {
        std::unique_lock<std::mutex> second;
        second.swap(first);
    }
    co_await Sleep{1};
}
Task<> assigned_empty(Account &a) {
    std::unique_lock lock(a.mutex); // expect: blocking-lock
    lock = {};
    co_await Sleep{1};
}
Task<> assigned_empty_named(Account &a) {
    std::unique_lock lock(a.mutex); // expect: blocking-lock
    lock = std::unique_lock<std::mutex>();
    co_await Sleep{1};
}
Task<> assigned_over(Account &a, Account &b) {
    std::unique_lock lock(a.mutex);   // expect: blocking-lock
    lock = std::unique_lock(b.mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}
Task<> optional_reset(Account &a) {
    std::optional<std::lock_guard<std::mutex>> guard;
    guard.emplace(a.mutex); // expect: blocking-lock
    ++a.balance;
    guard.reset();
    co_await Sleep{1};
}
Task<> optional_kept(Account &a, bool want) {
    std::optional<std::unique_lock<std::mutex>> guard;
    if (want)
        guard.emplace(a.mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}
Task<> unique_guard(Account &a) {
    auto guard = std::make_unique<std::lock_guard<std::mutex>>(a.mutex); // expect: blocking-lock
    guard.reset();
    co_await Sleep{1};
}
Task<> unique_guard_kept(Account &a) {
    auto guard =
        std::make_unique<std::lock_guard<std::mutex>>(a.mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}
Task<> newed_guard(Account &a) {
    auto *guard = new std::lock_guard<std::mutex>(a.mutex); // expect: blocking-lock
    delete guard;
    co_await Sleep{1};
}
Task<> scoped_of_three(Account &a, Account &b) {
    std::scoped_lock guard(a.mutex, b.mutex, a.timed); // expect: suspend-while-locked
    co_await Sleep{1};
}
Task<> scoped_of_none() {
    std::scoped_lock<> guard;
    co_await Sleep{1};
}
Task<> scoped_in_a_block(Account &a, Account &b) {
    {
        std::scoped_lock guard(a.mutex, b.mutex); // expect: blocking-lock
        std::swap(a.balance, b.balance);
    }
    co_await Sleep{1};
}
Task<> shared_reader(Account &a) {
    std::shared_lock lock(a.shared); // expect: suspend-while-locked
    co_await Sleep{a.balance};
}
Task<> shared_by_hand(Account &a) {
    a.shared.lock_shared(); // expect: blocking-lock
    int balance = a.balance;
    a.shared.unlock_shared();
    co_await Sleep{balance};
}
Task<> shared_upgraded(Account &a) {
    std::shared_lock reader(a.shared); // expect: blocking-lock
    if (a.balance > 3) {
        reader.unlock();
        std::unique_lock writer(a.shared); // expect: suspend-while-locked
        co_await Sleep{1};
    }
}
Task<> recursive_twice(Account &a) {
    std::lock_guard one(a.recursive); // expect: suspend-while-locked
    {
        std::lock_guard two(a.recursive); // expect: blocking-lock
        ++a.balance;
    }
    co_await Sleep{1};
}
Task<> timed_tried(Account &a) {
    if (a.timed.try_lock_for(std::chrono::seconds(1))) { // expect: suspend-while-locked
        co_await Sleep{1};
        a.timed.unlock();
    }
}
Task<> timed_won_and_done(Account &a) {
    if (a.timed.try_lock_for(std::chrono::seconds(1))) { // expect: blocking-lock
        ++a.balance;
        a.timed.unlock();
    }
    co_await Sleep{1};
}
Task<> try_to_lock_lost(Account &a) {
    std::unique_lock lock(a.mutex, std::try_to_lock);
    if (!lock) {
        co_await Sleep{1};
        co_return;
    }
    ++a.balance;
}
Task<> try_to_lock_won(Account &a) {
    std::unique_lock lock(a.mutex, std::try_to_lock); // expect: suspend-while-locked
    if (lock)
        co_await Sleep{1};
}
Task<> try_while(Account &a) {
    std::unique_lock lock(a.mutex, std::defer_lock);
    while (!lock.try_lock())
        co_await Sleep{1};
    ++a.balance;
    lock.unlock();
    co_await Sleep{2};
}
Task<> condition(Account &a, std::condition_variable &changed) {
    std::unique_lock lock(a.mutex);                    // expect: blocking-lock
    changed.wait(lock, [&] { return a.balance > 0; }); // expect: blocking-wait
    lock.unlock();
    co_await Sleep{1};
}
Task<> lambda_locks(Account &a) {
    auto add = [&](int n) {
        std::lock_guard guard(a.mutex);
        a.balance += n;
    };
    add(1); // expect: blocking-lock
    co_await Sleep{1};
}
Task<> lambda_immediately(Account &a) {
    int balance = [&] { // expect: blocking-lock
        std::lock_guard guard(a.mutex);
        return a.balance;
    }();
    co_await Sleep{balance};
}
Task<> lambda_by_reference(Account &a) {
    std::unique_lock lock(a.mutex, std::defer_lock);
    auto take = [&lock] { lock.lock(); };
    auto drop = [&lock] { lock.unlock(); };
    take(); // expect: blocking-lock
    drop();
    co_await Sleep{1};
    take(); // expect: suspend-while-locked
    co_await Sleep{1};
}
void unlock_it(std::unique_lock<std::mutex> &lock) {
    lock.unlock();
}
void take_over(std::unique_lock<std::mutex> lock) {
    lock.unlock();
}
void take_over_by_rvalue(std::unique_lock<std::mutex> &&lock) {
    auto mine = std::move(lock);
}
Task<> helper_unlocks(Account &a) {
    std::unique_lock lock(a.mutex); // expect: blocking-lock
    unlock_it(lock);
    co_await Sleep{1};
}
Task<> helper_takes_over(Account &a) {
    std::unique_lock lock(a.mutex); // expect: blocking-lock
    take_over(std::move(lock));
    co_await Sleep{1};
}
Task<> helper_takes_rvalue(Account &a) {
    std::unique_lock lock(a.mutex); // expect: blocking-lock
    take_over_by_rvalue(std::move(lock));
    co_await Sleep{1};
}
Task<> coroutine_parameter(std::unique_lock<std::mutex> lock) {
    lock.unlock();
    co_await Sleep{1};
}
std::pair<std::unique_lock<std::mutex>, int *> locked_view(Account &a) {
    return {std::unique_lock(a.mutex), &a.balance};
}
Task<> structured(Account &a) {
    auto [lock, balance] = locked_view(a); // expect: suspend-while-locked
    co_await Sleep{*balance};
}
class Locked {
  public:
    explicit Locked(Account &account) : account_(account), lock_(account.mutex) {}
    Account *operator->() {
        return &account_;
    }
    void done() {
        lock_.unlock();
    }

  private:
    Account &account_;
    std::unique_lock<std::mutex> lock_;
};
Task<> house_view(Account &a) {
    Locked view(a); // expect: suspend-while-locked
    view->balance++;
    co_await Sleep{1};
}
Task<> house_view_in_a_block(Account &a) {
    {
        Locked view(a); // expect: blocking-lock
        view->balance++;
    }
    co_await Sleep{1};
}
Task<> house_view_done(Account &a) {
    Locked view(a); // expect: blocking-lock
    view.done();
    co_await Sleep{1};
}
Task<> house_view_temporary(Account &a) {
    Locked(a)->balance++; // expect: blocking-lock
    co_await Sleep{1};
}
template <class M> struct Guard {
    explicit Guard(M &m) : m(&m) {
        m.lock();
    }
    ~Guard() {
        if (m)
            m->unlock();
    }
    void dismiss() {
        m->unlock();
        m = nullptr;
    }
    M *m;
};
Task<> template_guard(Account &a) {
    Guard<std::mutex> guard(a.mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}
Task<> template_guard_dismissed(Account &a) {
    Guard guard(a.mutex); // expect: blocking-lock
    guard.dismiss();
    co_await Sleep{1};
}
Task<> template_guard_gone(Account &a) {
    if (Guard guard(a.mutex); a.balance > 3) // expect: blocking-lock
        a.balance = 0;
    co_await Sleep{1};
}
struct Base {
    explicit Base(std::mutex &m) : lock(m) {}
    std::unique_lock<std::mutex> lock;
};
struct Derived : Base {
    explicit Derived(std::mutex &m) : Base(m) {}
};
Task<> base_guard(Account &a) {
    Derived guard(a.mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}
Task<> base_guard_gone(Account &a) {
    {
        Derived guard(a.mutex); // expect: blocking-lock
    }
    co_await Sleep{1};
}
Task<> base_guard_unlocked(Account &a) {
    Derived guard(a.mutex); // expect: blocking-lock
    guard.lock.unlock();
    co_await Sleep{1};
}
class Service {
  public:
    Task<> refresh() {
        std::lock_guard guard(mutex_); // expect: suspend-while-locked
        co_await Sleep{1};
    }
    Task<> refresh_well() {
        co_await Sleep{read()};
        std::lock_guard guard(mutex_); // expect: blocking-lock
        value_ = 1;
    }
    int read() {
        return value_;
    }

  private:
    std::mutex mutex_;
    int value_ = 0;
};
Task<> on_exception(Account &a) {
    std::unique_lock lock(a.mutex); // expect: blocking-lock
    try {
        if (a.balance < 0)
            throw 1;
        lock.unlock();
    } catch (int) {
        lock.unlock();
    }
    co_await Sleep{1};
}
Task<> shared_pointer_lock(std::shared_ptr<Account> a) {
    a->mutex.lock(); // expect: blocking-lock
    a->balance++;
    a->mutex.unlock();
    co_await Sleep{1};
}
Task<> weak_pointer(std::weak_ptr<Account> weak) {
    if (auto a = weak.lock())
        co_await Sleep{a->balance};
}
Task<> in_a_range(std::vector<std::unique_ptr<Account>> &all) {
    for (auto &a : all) {
        std::lock_guard guard(a->mutex); // expect: blocking-lock
        a->balance = 0;
    }
    co_await Sleep{1};
}
Task<> in_a_range_held(std::vector<std::unique_ptr<Account>> &all) {
    for (auto &a : all) {
        std::lock_guard guard(a->mutex); // expect: suspend-while-locked
        co_await Sleep{1};
    }
}
Task<> reference_wrapper(Account &a) {
    auto ref = std::ref(a.mutex);
    ref.get().lock(); // expect: blocking-lock
    ref.get().unlock();
    co_await Sleep{1};
}
Task<> forgotten(Account &a) {
    auto copy = std::unique_lock(a.mutex); // expect: blocking-lock
    auto other = std::move(copy);
    other.unlock();
    co_await Sleep{1};
}
Task<> conditional_guard(Account &a, bool threaded) {
    auto lock = threaded ? std::unique_lock(a.mutex) // expect: suspend-while-locked
                         : std::unique_lock<std::mutex>();
    co_await Sleep{1};
}
} // namespace juggled
