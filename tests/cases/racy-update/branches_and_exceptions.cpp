// One path with the read, an await and the write is enough.
#include "../support/task.hpp"

int uploads_left;
Task<> upload_one();

Task<> upload_awaited_in_one_branch(bool slowly) {
    int left = uploads_left;
    if (slowly)
        co_await upload_one();
    uploads_left = left - 1; // expect: racy-update
}

Task<> upload_with_a_handler() {
    int left = uploads_left;
    try {
        co_await upload_one();
    } catch (...) {
        co_return;
    }
    uploads_left = left - 1; // expect: racy-update
}

Task<> upload_counted_back_in_the_handler() {
    int left = uploads_left;
    try {
        uploads_left = left - 1;
        co_await upload_one();
    } catch (...) {
        uploads_left = left; // expect: racy-update
    }
}

Task<> upload_counted_back_properly() {
    --uploads_left;
    try {
        co_await upload_one();
    } catch (...) {
        ++uploads_left;
        throw;
    }
}

Task<> upload_awaited_in_the_other_branch(bool slowly) {
    int left = uploads_left;
    if (slowly)
        co_await upload_one();
    else
        uploads_left = left - 1;
}

Task<> upload_awaited_before_returning(bool slowly) {
    int left = uploads_left;
    if (slowly) {
        co_await upload_one();
        co_return;
    }
    uploads_left = left - 1;
}

template <bool Slowly> Task<> upload_decided_by_the_compiler() {
    int left = uploads_left;
    if constexpr (Slowly)
        co_await upload_one();
    uploads_left = left - 1; // expect: racy-update
}

template <bool Slowly> Task<> upload_decided_against_awaiting() {
    int left = uploads_left;
    if constexpr (Slowly)
        co_await upload_one();
    uploads_left = left - 1;
    co_return;
}

Task<> upload_both_ways() {
    co_await upload_decided_by_the_compiler<true>();
    co_await upload_decided_by_the_compiler<false>();
    co_await upload_decided_against_awaiting<false>();
}
