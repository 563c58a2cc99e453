// The shape of every lost update: read, co_await, write back what was read and one more.
#include "../support/task.hpp"

int page_views;
inline long page_bytes = 0;
thread_local int page_errors;

Task<> view_page() {
    const int value = page_views;
    co_await Sleep{1};
    page_views = value + 1; // expect: racy-update
}

Task<> view_page_of(long bytes) {
    auto before = page_bytes;
    co_await Sleep{1};
    page_bytes = before + bytes; // expect: racy-update
}

Task<> fail_page() {
    int value = page_errors;
    co_await Sleep{1};
    page_errors = value + 1; // expect: racy-update
}

Task<> view_page_after_the_await() {
    co_await Sleep{1};
    const int value = page_views;
    page_views = value + 1;
}

Task<> view_page_before_the_await() {
    const int value = page_views;
    page_views = value + 1;
    co_await Sleep{1};
}

Task<int> views_of_this_call(int views) {
    int local = views;
    int before = local;
    co_await Sleep{1};
    local = before + 1;
    views = local;
    co_return views;
}
