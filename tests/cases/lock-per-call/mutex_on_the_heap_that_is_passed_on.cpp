// A heap lock that is returned, stored or shared with a thread is not this call's alone.
#include "../support/task.hpp"
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Session {
    std::unique_ptr<std::mutex> mutex;
    std::shared_ptr<std::mutex> shared;
    std::mutex *raw = nullptr;
};

std::vector<std::shared_ptr<std::mutex>> registry;

Task<std::shared_ptr<std::mutex>> returned() {
    auto mutex = std::make_shared<std::mutex>();
    co_return mutex;
}

Task<std::unique_ptr<std::mutex>> returned_at_once() {
    co_return std::make_unique<std::mutex>();
}

Task<> stored_in_members(Session &session) {
    session.mutex = std::make_unique<std::mutex>();
    session.raw = new std::mutex;
    auto mutex = std::make_shared<std::mutex>();
    session.shared = mutex;
    co_return;
}

Task<> moved_into_a_member(Session &session) {
    auto mutex = std::make_unique<std::mutex>();
    session.mutex = std::move(mutex);
    co_return;
}

Task<> stored_in_a_container() {
    auto mutex = std::make_shared<std::mutex>();
    registry.push_back(mutex);
    co_return;
}

Task<> captured_by_a_thread() {
    auto mutex = std::make_shared<std::mutex>();
    std::thread([mutex] { std::lock_guard guard(*mutex); }).detach();
    std::lock_guard guard(*mutex); // expect: blocking-lock
    co_return;
}
