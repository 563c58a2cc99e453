// Compared equal to the old value after the last await, the state is still what was read.
#include "../support/task.hpp"
#include <utility>

struct Entry {
    int revision = 0;
    int size = 0;
};

Task<int> entry_size();

Task<bool> revise_if_unchanged(Entry &entry) {
    const int revision = entry.revision;
    co_await Sleep{1};
    if (entry.revision == revision) {
        entry.revision = revision + 1;
        co_return true;
    }
    co_return false;
}

Task<> revise_until_unchanged(Entry &entry) {
    for (;;) {
        const int revision = entry.revision;
        co_await Sleep{1};
        if (entry.revision != revision)
            continue;
        entry.revision = revision + 1;
        co_return;
    }
}

Task<> revise_unless_changed(Entry &entry) {
    const int revision = entry.revision;
    co_await Sleep{1};
    if (!(revision == entry.revision))
        co_return;
    entry.revision = revision + 1;
}

Task<> revise_after_another_await(Entry &entry) {
    const int revision = entry.revision;
    co_await Sleep{1};
    if (entry.revision != revision)
        co_return;
    co_await Sleep{1};
    entry.revision = revision + 1; // expect: racy-update
}

Task<> revise_with_a_comparison_for_nothing(Entry &entry) {
    const int revision = entry.revision;
    co_await Sleep{1};
    bool unchanged = entry.revision == revision;
    entry.size = unchanged;
    entry.revision = revision + 1; // expect: racy-update
}

Task<> revise_if_unchanged_before_the_await(Entry &entry) {
    const int revision = entry.revision;
    if (entry.revision == revision)
        co_await Sleep{1};
    entry.revision = revision + 1; // expect: racy-update
}
