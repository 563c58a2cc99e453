// Comments of C++ sources: raw strings, digit separators, templates, constructors.
#include "../support/task.hpp"
#include <mutex>
#include <unistd.h>

static std::mutex cpp_mutex;

template <typename T>
static void cpp_template_helper(T fd) {
    fsync(static_cast<int>(fd)); // NOLINT(corolint-blocking-io)
}

struct CppLogger {
    CppLogger() { fsync(1); } // NOLINT(corolint-blocking-io)
    ~CppLogger() { fdatasync(1); }
};

Task<> cpp_silenced() {
    cpp_template_helper(1'000);
    cpp_template_helper(1L);
    std::lock_guard guard(cpp_mutex); // NOLINT(corolint-blocking-lock)
    auto nap = [] { sleep(1); };      // NOLINT(corolint-blocking-sleep)
    nap();
    co_return;
}

Task<> cpp_not_silenced() {
    const char *raw = R"( // NOLINT )"; sleep(1); // expect: blocking-sleep
    const char *more = R"x(
        " // NOLINT )"
    )x"; sleep(1); // expect: blocking-sleep
    CppLogger logger; // expect: blocking-io
    (void)raw, (void)more;
    co_return;
}
