// Every way to put a shared object into a table that others look into.
#include "../support/task.hpp"
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

struct TableEntry {
    std::mutex mutex;
    int value = 0;
};

static std::map<int, std::shared_ptr<TableEntry>> entry_table;
static std::optional<std::reference_wrapper<std::mutex>> entry_slot;

Task<> entry_assigned() {
    auto entry = std::make_shared<TableEntry>();
    entry_table[1] = entry;
    std::lock_guard guard(entry->mutex); // expect: blocking-lock
    co_return;
}

Task<> entry_emplaced() {
    auto entry = std::make_shared<TableEntry>();
    entry_table.emplace(1, entry);
    std::lock_guard guard(entry->mutex); // expect: blocking-lock
    co_return;
}

Task<> entry_inserted() {
    auto entry = std::make_shared<TableEntry>();
    entry_table.insert({1, entry});
    std::lock_guard guard(entry->mutex); // expect: blocking-lock
    co_return;
}

Task<> entry_reference_stored() {
    std::mutex mutex;
    entry_slot = std::ref(mutex);
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> entry_made_in_place() {
    auto &entry = entry_table[2];
    if (!entry)
        entry = std::make_shared<TableEntry>();
    std::lock_guard guard(entry->mutex); // expect: blocking-lock
    co_return;
}

Task<> entry_not_put_anywhere() {
    auto entry = std::make_shared<TableEntry>(); // expect: lock-per-call
    entry_table.erase(entry->value);
    std::lock_guard guard(entry->mutex);
    co_return;
}
