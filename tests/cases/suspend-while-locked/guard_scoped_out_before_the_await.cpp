// The cure everybody is told: a block of its own for the guard.
#include "../support/task.hpp"
#include <mutex>
#include <queue>

namespace guard_scoped_out {

struct Inbox {
    std::mutex mutex;
    std::queue<int> mails;
    bool closed = false;
};

Task<> in_a_block(Inbox &inbox) {
    {
        std::lock_guard guard(inbox.mutex); // expect: blocking-lock
        inbox.mails.push(1);
    }
    co_await Sleep{1};
}

Task<int> result_carried_out(Inbox &inbox) {
    int first = 0;
    {
        std::scoped_lock guard(inbox.mutex); // expect: blocking-lock
        first = inbox.mails.front();
        inbox.mails.pop();
    }
    co_await Sleep{first};
    co_return first;
}

Task<> after_the_await(Inbox &inbox) {
    co_await Sleep{1};
    std::lock_guard guard(inbox.mutex); // expect: blocking-lock
    inbox.closed = true;
}

Task<> once_a_round(Inbox &inbox, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        {
            std::lock_guard guard(inbox.mutex); // expect: blocking-lock
            inbox.mails.push(round);
        }
        co_await Sleep{1};
    }
}

Task<> at_the_end_of_each_round(Inbox &inbox, int rounds) {
    while (rounds-- > 0) {
        co_await Sleep{1};
        std::lock_guard guard(inbox.mutex); // expect: blocking-lock
        if (inbox.closed)
            continue;
        inbox.mails.push(rounds);
    }
}

Task<> left_by_break(Inbox &inbox) {
    for (;;) {
        std::lock_guard guard(inbox.mutex); // expect: blocking-lock
        if (inbox.mails.empty())
            break;
        inbox.mails.pop();
    }
    co_await Sleep{1};
}

Task<> whole_round(Inbox &inbox, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        std::lock_guard guard(inbox.mutex); // expect: suspend-while-locked
        inbox.mails.push(round);
        co_await Sleep{1};
    }
}

Task<> only_the_inner_one_is_scoped_out(Inbox &inbox, Inbox &other) {
    std::lock_guard guard(inbox.mutex); // expect: suspend-while-locked
    {
        std::lock_guard inner(other.mutex); // expect: blocking-lock
        other.mails.push(1);
    }
    co_await Sleep{1};
}

} // namespace guard_scoped_out
