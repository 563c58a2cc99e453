// Making a task, or starting one, does not suspend the coroutine that does it.
#include "../support/task.hpp"
#include <utility>

int jobs_accepted;
Task<int> run_job(int number);
Task<> job_in_background();

Task<> job_made_and_awaited_later() {
    int value = jobs_accepted;
    auto task = run_job(value);
    jobs_accepted = value + 1;
    co_await std::move(task);
}

Task<> job_started() {
    int value = jobs_accepted;
    start(job_in_background());
    jobs_accepted = value + 1;
    co_return;
}

Task<> job_in_a_lambda_only_made() {
    int value = jobs_accepted;
    auto later = []() -> Task<> { co_await Sleep{1}; };
    jobs_accepted = value + 1;
    co_await later();
}

Task<> job_awaited_before_the_write() {
    int value = jobs_accepted;
    auto task = run_job(value);
    co_await std::move(task);
    jobs_accepted = value + 1; // expect: racy-update
}
