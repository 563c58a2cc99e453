// A wait in a thread's function is that thread's own.
#include "../support/task.hpp"
#include <atomic>
#include <latch>
#include <pthread.h>
#include <semaphore.h>
#include <thread>

sem_t tickets;

void *take_ticket(void *) {
    sem_wait(&tickets);
    return nullptr;
}

Task<> on_other_threads(std::latch &latch, pthread_t *thread) {
    std::thread([&latch] { latch.wait(); }).detach();
    pthread_create(thread, nullptr, take_ticket, nullptr);
    auto only_defined = [&latch] { latch.wait(); };
    (void)only_defined;
    co_return;
}

auto in_a_lambda_coroutine(std::latch &latch) {
    return [&latch]() -> Task<> {
        latch.wait(); // expect: blocking-wait
        co_return;
    };
}
