// An atomic's load and store are a read and a write, by name or by operator; its read-modify-write
// operations are one step.
#include "../support/task.hpp"
#include <atomic>

std::atomic<int> sessions;
std::atomic<int> sessions_at_most{100};

struct SessionStatistics {
    std::atomic<long> opened{0};
};

Task<> session_loaded_and_stored() {
    int value = sessions.load();
    co_await Sleep{1};
    sessions.store(value + 1); // expect: racy-update
}

Task<> session_loaded_and_stored_relaxed() {
    auto value = sessions.load(std::memory_order_relaxed);
    co_await Sleep{1};
    sessions.store(value + 1, std::memory_order_relaxed); // expect: racy-update
}

Task<> session_converted_and_assigned() {
    int value = sessions;
    co_await Sleep{1};
    sessions = value + 1; // expect: racy-update
}

Task<> session_of_a_member(SessionStatistics &statistics) {
    long value = statistics.opened.load();
    co_await Sleep{1};
    statistics.opened.store(value + 1); // expect: racy-update
}

Task<> session_stored_with_an_await() {
    sessions.store(sessions.load() + (co_await Sleep{1}, 1)); // expect: racy-update
}

Task<> session_added() {
    sessions.fetch_add(1);
    co_await Sleep{1};
    sessions.fetch_sub(1);
}

Task<> session_incremented() {
    ++sessions;
    co_await Sleep{1};
    sessions--;
    sessions += 2;
}

Task<> session_added_what_was_loaded() {
    int value = sessions.load();
    co_await Sleep{1};
    sessions.fetch_add(value);
}

Task<bool> session_compared_and_exchanged() {
    int value = sessions.load();
    co_await Sleep{1};
    co_return sessions.compare_exchange_strong(value, value + 1);
}

Task<> session_compared_and_exchanged_in_a_loop() {
    co_await Sleep{1};
    int value = sessions.load();
    while (!sessions.compare_exchange_weak(value, value + 1)) {
    }
}

Task<int> session_exchanged() {
    int before = sessions.exchange(0);
    co_await Sleep{before};
    co_return before;
}

Task<> session_of_another_atomic() {
    int limit = sessions_at_most.load();
    co_await Sleep{1};
    sessions.store(limit);
}

Task<> session_loaded_again() {
    int value = sessions.load();
    co_await Sleep{value};
    sessions.store(sessions.load() + 1);
}
