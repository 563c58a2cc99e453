// A jthread moved somewhere else is joined there, if anywhere.
#include "../support/task.hpp"
#include <thread>
#include <utility>
#include <vector>

struct Pool {
    std::vector<std::jthread> threads;
};

void work();
void adopt(std::jthread &&thread);

std::jthread started() {
    std::jthread thread(work);
    return thread;
}

Task<> into_a_pool(Pool &pool) {
    std::jthread thread(work);
    pool.threads.push_back(std::move(thread));
    co_return;
}

Task<> built_in_a_pool(Pool &pool) {
    pool.threads.emplace_back(work);
    co_return;
}

Task<> into_a_call() {
    std::jthread thread(work);
    adopt(std::move(thread));
    co_return;
}

Task<> somebody_elses(std::jthread &thread) {
    std::jthread *same = &thread;
    same->request_stop();
    co_return;
}
