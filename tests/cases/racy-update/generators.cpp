// A co_yield suspends like a co_await: between two values anyone may change the state.
#include "../support/task.hpp"

int last_key;

Generator<int> keys_written_after_the_yield() {
    for (;;) {
        int key = last_key + 1;
        co_yield key;
        last_key = key; // expect: racy-update
    }
}

Generator<int> keys_written_before_the_yield() {
    for (;;) {
        int key = last_key + 1;
        last_key = key;
        co_yield key;
    }
}

Generator<int> keys_incremented() {
    while (last_key < 100)
        co_yield ++last_key;
}

Generator<int> squares(int count) {
    int current = 0;
    for (int i = 0; i < count; i++) {
        int before = current;
        co_yield before *before;
        current = before + 1;
    }
}
