// A guard is made on every call, as it should be; so are conditions and flags.
#include "../support/task.hpp"
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <shared_mutex>

std::mutex mutex;
std::shared_mutex shared;

Task<> guards() {
    std::unique_lock<std::mutex> unique(mutex, std::defer_lock);
    std::shared_lock<std::shared_mutex> reader;
    std::condition_variable condition;
    std::once_flag once;
    std::atomic_flag flag;
    flag.clear();
    co_return;
}
