// Tried, adopted, moved or taken by a helper: the lock is held over the update all the same.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <mutex>
#include <utility>

int parcels;
coro::mutex parcels_mutex;
folly::coro::Mutex parcels_folly_mutex;

Task<std::unique_lock<folly::coro::Mutex>> lock_parcels() {
    co_return co_await parcels_folly_mutex.co_scoped_lock();
}

Task<bool> parcel_under_a_tried_lock() {
    if (!parcels_mutex.try_lock())
        co_return false;
    int value = parcels;
    co_await Sleep{1};
    parcels = value + 1;
    parcels_mutex.unlock();
    co_return true;
}

Task<> parcel_under_an_adopted_lock() {
    co_await parcels_folly_mutex.co_lock();
    std::lock_guard guard(parcels_folly_mutex, std::adopt_lock);
    int value = parcels;
    co_await Sleep{1};
    parcels = value + 1;
}

Task<> parcel_under_a_moved_guard() {
    auto lock = co_await parcels_mutex.scoped_lock();
    int value = parcels;
    auto moved = std::move(lock);
    co_await Sleep{1};
    parcels = value + 1;
}

Task<> parcel_under_a_lock_from_a_helper() {
    auto lock = co_await lock_parcels();
    int value = parcels;
    co_await Sleep{1};
    parcels = value + 1;
}

Task<> parcel_under_a_moved_guard_that_ended() {
    auto lock = co_await parcels_mutex.scoped_lock();
    int value = parcels;
    {
        auto moved = std::move(lock);
    }
    co_await Sleep{1};
    parcels = value + 1; // expect: racy-update
}

Task<> parcel_under_a_discarded_lock() {
    (void)co_await parcels_folly_mutex.co_scoped_lock();
    int value = parcels;
    co_await Sleep{1};
    parcels = value + 1; // expect: racy-update
}
