/* Suspensions, and the calls a co_await makes around them. */
#include "snippet.h"

static const char coroutines_prelude[] = SNIPPET_PRELUDE_CXX
    " namespace std {"
    " template <class P = void> struct coroutine_handle;"
    " template <> struct coroutine_handle<void> { static coroutine_handle from_address(void *) "
    "noexcept; };"
    " template <class P> struct coroutine_handle : coroutine_handle<void> { static "
    "coroutine_handle from_address(void *) noexcept; };"
    " template <class R, class... A> struct coroutine_traits { using promise_type = typename "
    "R::promise_type; };"
    " struct suspend_never { bool await_ready() noexcept; void await_suspend(coroutine_handle<>) "
    "noexcept; void await_resume() noexcept; };"
    " }"
    " struct Awaiter { bool await_ready(); void await_suspend(std::coroutine_handle<>); int "
    "await_resume(); };"
    " struct Task { struct promise_type { Task get_return_object(); std::suspend_never "
    "initial_suspend(); std::suspend_never final_suspend() noexcept; void return_void(); void "
    "unhandled_exception(); Awaiter await_transform(int); template <class T> T &&await_transform(T "
    "&&); Awaiter yield_value(int); }; Awaiter operator co_await(); };"
    " Task other(int);"
    " struct Chain { bool await_ready(); void await_suspend(std::coroutine_handle<>); int "
    "await_resume(); };"
    " Chain chain(int);";

static const SnippetCase coroutines[] = {
    {"await-calls-its-protocol-around-the-suspension", "Task f() { co_await Awaiter{}; }",
     "function f coroutine\n"
     "  b0: construct Awaiter(); await-call Task::promise_type::await_transform(); await-call "
     "Awaiter::await_ready(); await-call Awaiter::await_suspend(); suspend on {}; await-call "
     "Awaiter::await_resume(); destroy temporary Awaiter() -> end\n"},
    {"await-of-a-call-names-its-result", "Task f() { co_await other(1); }",
     "function f coroutine\n"
     "  b0: call other(1); await-call Task::operator co_await(); await-call "
     "Awaiter::await_ready(); await-call Awaiter::await_suspend(); suspend on other(); await-call "
     "Awaiter::await_resume(); destroy temporary other() -> end\n"},
    {"await-result-is-a-value", "Task f() { int x = co_await Awaiter{}; a(x); }",
     "function f coroutine\n"
     "  b0: construct Awaiter(); await-call Task::promise_type::await_transform(); await-call "
     "Awaiter::await_ready(); await-call Awaiter::await_suspend(); suspend on {}; await-call "
     "Awaiter::await_resume(); declare local x = awaited(); destroy temporary Awaiter(); call "
     "a(local x) -> end\n"},
    {"await-transform-is-called", "Task f() { co_await 5; }",
     "function f coroutine\n"
     "  b0: await-call Task::promise_type::await_transform(); await-call Awaiter::await_ready(); "
     "await-call Awaiter::await_suspend(); suspend on 5; await-call Awaiter::await_resume() -> "
     "end\n"},
    {"co-yield-suspends", "Task f() { co_yield t(); }",
     "function f coroutine\n"
     "  b0: call t(); call Task::promise_type::yield_value[?](t()); await-call "
     "Awaiter::await_ready(); await-call Awaiter::await_suspend(); suspend on "
     "Task::promise_type::yield_value(); await-call Awaiter::await_resume(); destroy temporary "
     "Task::promise_type::yield_value() -> end\n"},
    {"co-return-returns", "Task f() { co_return; }",
     "function f coroutine\n"
     "  b0: call Task::promise_type::return_void[?](); return Task::promise_type::return_void() -> "
     "end\n"},
    {"nested-awaits-are-linear", "Task f() { co_await chain(co_await chain(co_await chain(1))); }",
     "function f coroutine\n"
     "  b0: call chain(1); await-call Task::promise_type::await_transform(); await-call "
     "Chain::await_ready(); await-call Chain::await_suspend(); suspend on chain(); await-call "
     "Chain::await_resume(); call chain(awaited()); await-call "
     "Task::promise_type::await_transform(); await-call Chain::await_ready(); await-call "
     "Chain::await_suspend(); suspend on chain(); await-call Chain::await_resume(); call "
     "chain(awaited()); await-call Task::promise_type::await_transform(); await-call "
     "Chain::await_ready(); await-call Chain::await_suspend(); suspend on chain(); await-call "
     "Chain::await_resume(); destroy temporary chain(); destroy temporary chain(); destroy "
     "temporary chain() -> end\n"},
    {"await-in-a-condition",
     "Task f() { if (co_await Awaiter{} > 1) a(); while (co_await Awaiter{}) b(); }",
     "function f coroutine\n"
     "  b0: construct Awaiter(); await-call Task::promise_type::await_transform(); await-call "
     "Awaiter::await_ready(); await-call Awaiter::await_suspend(); suspend on {}; await-call "
     "Awaiter::await_resume() -> b1 if (awaited() > 1), b5 if not (awaited() > 1)\n"
     "  b1: destroy temporary Awaiter(); call a() -> b2\n"
     "  b2: construct Awaiter(); await-call Task::promise_type::await_transform(); await-call "
     "Awaiter::await_ready(); await-call Awaiter::await_suspend(); suspend on {}; await-call "
     "Awaiter::await_resume() -> b3 if awaited(), b4 if not awaited()\n"
     "  b3: destroy temporary Awaiter(); call b() -> b2\n"
     "  b4: destroy temporary Awaiter() -> end\n"
     "  b5: destroy temporary Awaiter() -> b2\n"},
    {"await-in-a-larger-expression", "Task f() { a(co_await Awaiter{} + t()); }",
     "function f coroutine\n"
     "  b0: construct Awaiter(); await-call Task::promise_type::await_transform(); await-call "
     "Awaiter::await_ready(); await-call Awaiter::await_suspend(); suspend on {}; await-call "
     "Awaiter::await_resume(); call t(); call a((awaited() + t())); destroy temporary Awaiter() -> "
     "end\n"},
    {"await-may-throw-to-a-handler",
     "Task f() { try { co_await Awaiter{}; } catch (...) { a(); } }",
     "function f coroutine\n"
     "  b0: construct Awaiter() -> b1, b7 on exception\n"
     "  b1: await-call Task::promise_type::await_transform() -> b2, b7 on exception\n"
     "  b2: await-call Awaiter::await_ready() -> b3, b7 on exception\n"
     "  b3: await-call Awaiter::await_suspend() -> b4, b7 on exception\n"
     "  b4: suspend on {} -> b5, b7 on exception\n"
     "  b5: await-call Awaiter::await_resume() -> b6, b7 on exception\n"
     "  b6: destroy temporary Awaiter() -> end\n"
     "  b7: call a() -> end\n"},
    {"locals-of-a-coroutine-end-with-it", "Task f() { G g; co_await other(1); co_return; }",
     "function f coroutine\n"
     "  b0: construct local g: G(); declare local g = G::G(); call other(1); await-call "
     "Task::operator co_await(); await-call Awaiter::await_ready(); await-call "
     "Awaiter::await_suspend(); suspend on other(); await-call Awaiter::await_resume(); destroy "
     "temporary other(); call Task::promise_type::return_void[?](); return "
     "Task::promise_type::return_void(); destroy local g -> end\n"},
    {"lambda-coroutine", "void f() { auto l = []() -> Task { co_await Awaiter{}; }; l(); }",
     "function f\n"
     "  b0: declare local l = lambda@2:21; call lambda@2:21[local l](); destroy temporary "
     "lambda@2:21(); destroy local l -> end\n"
     "function lambda@2:21 coroutine\n"
     "  b0: construct Awaiter(); await-call Task::promise_type::await_transform(); await-call "
     "Awaiter::await_ready(); await-call Awaiter::await_suspend(); suspend on {}; await-call "
     "Awaiter::await_resume(); destroy temporary Awaiter() -> end\n"},
    {"pattern-of-a-coroutine", "template <class T> Task f(T x) { co_await x; a(); }",
     "function f coroutine pattern\n"
     "  b0: suspend on param0; call a() -> end\n"},
    {"instantiated-coroutine",
     "template <class T> Task run(T x) { co_await x; a(); }\n"
     "void f() { run(Awaiter{}); }",
     "function f\n"
     "  b0: construct Awaiter(); call run({}); destroy temporary run(); destroy temporary "
     "Awaiter() -> end\n"
     "function run coroutine instantiation\n"
     "  b0: await-call Task::promise_type::await_transform(); await-call Awaiter::await_ready(); "
     "await-call Awaiter::await_suspend(); suspend on param0; await-call Awaiter::await_resume(); "
     "call a() -> end\n"},
    {"dependent-await-in-try-may-throw",
     "template <class T> Task f(T x) { try { co_await x; } catch (...) { a(); } }",
     "function f coroutine pattern\n"
     "  b0: suspend on param0 -> end, b1 on exception\n"
     "  b1: call a() -> end\n"},
};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    static const SnippetSet coroutines_set = {
        .path = "/coroutines",
        .language = SNIPPET_CXX,
        .options = FACTS_PRINT_PLAIN,
        .prelude = coroutines_prelude,
        .cases = coroutines,
        .count = G_N_ELEMENTS(coroutines),
    };
    snippet_add_tests(&coroutines_set);
    return g_test_run();
}
