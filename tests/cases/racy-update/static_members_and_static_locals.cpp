// One for all calls, wherever it is declared.
#include "../support/task.hpp"

struct Ticket {
    static inline int last = 0;

    static Task<int> issue() {
        int number = last + 1;
        co_await Sleep{1};
        last = number; // expect: racy-update
        co_return number;
    }

    static Task<int> issue_at_once() {
        int number = ++last;
        co_await Sleep{1};
        co_return number;
    }
};

Task<int> ticket_from_a_static_local() {
    static int last = 0;
    int number = last;
    co_await Sleep{1};
    last = number + 1; // expect: racy-update
    co_return number;
}

Task<int> ticket_from_a_plain_local() {
    int last = 0;
    int number = last;
    co_await Sleep{1};
    last = number + 1;
    co_return last;
}
