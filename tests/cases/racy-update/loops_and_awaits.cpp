// What one round reads the next one may write; what is read in the round is fresh.
#include "../support/task.hpp"

int rounds_done;
Task<bool> next_round();

Task<> rounds_read_before_the_loop() {
    int value = rounds_done;
    while (co_await next_round())
        rounds_done = ++value; // expect: racy-update
}

Task<> rounds_read_at_the_end(int count) {
    int value = rounds_done;
    for (int i = 0; i < count; i++) {
        co_await Sleep{1};
        rounds_done = value + 1; // expect: racy-update
        value = rounds_done;
    }
}

Task<> rounds_awaited_in_the_increment() {
    for (int value = rounds_done; value < 10; co_await Sleep{1}) {
        rounds_done = value + 1; // expect: racy-update
        value = value + 1;
    }
}

Task<> rounds_read_in_the_round() {
    while (co_await next_round()) {
        int value = rounds_done;
        rounds_done = value + 1;
    }
}

Task<> rounds_incremented_in_the_round(int count) {
    for (int i = 0; i < count; i++) {
        rounds_done++;
        co_await Sleep{1};
    }
}

Task<> rounds_awaited_until_quiet() {
    do
        co_await Sleep{1};
    while (rounds_done > 10);
    rounds_done = rounds_done + 1;
}
