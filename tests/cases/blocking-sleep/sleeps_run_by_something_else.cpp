// Threads and pools may sleep, and a lambda that is only defined does nothing at all.
#include "../support/task.hpp"
#include <chrono>
#include <future>
#include <pthread.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

std::vector<std::future<void>> background;

void *nap(void *) {
    sleep(1);
    return nullptr;
}

Task<> on_threads(pthread_t *thread) {
    std::thread([] { std::this_thread::sleep_for(1s); }).detach();
    background.push_back(std::async(std::launch::async, [] { std::this_thread::sleep_for(1s); }));
    pthread_create(thread, nullptr, nap, nullptr);
    co_return;
}

Task<> only_defined() {
    auto later = [] { std::this_thread::sleep_for(1s); };
    struct Later {
        void operator()() const {
            sleep(1);
        }
    };
    Later also_later;
    (void)later;
    (void)also_later;
    co_return;
}
