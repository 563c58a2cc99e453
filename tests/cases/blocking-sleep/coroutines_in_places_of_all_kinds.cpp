// Coroutines and lambdas in initialisers, templates, classes; awaiters and promises that block.
#include "../support/task.hpp"
#include <mutex>
#include <thread>
#include <unistd.h>
#include <fstream>
#include <chrono>
#include <concepts>
void nap() { sleep(1); }
int counter;
std::mutex m;
struct LockAw { std::mutex &m; bool await_ready() { return m.try_lock(); } void await_suspend(std::coroutine_handle<> h) { m.lock(); } void await_resume() {} };
struct Xform {
    struct promise_type {
        Xform get_return_object() { return {}; }
        std::suspend_never initial_suspend() { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void unhandled_exception() {}
        void return_void() {}
        Sleep await_transform(int ms) { nap(); return {ms}; }
        template <class A> A &&await_transform(A &&a) { return static_cast<A &&>(a); }
        std::suspend_always yield_value(int) { nap(); return {}; }
    };
};
Xform tr() {
    co_await 3; // expect: blocking-sleep
    co_await Sleep{1};
    co_yield 3; // expect: blocking-sleep
}
struct AwBase { bool await_ready() { nap(); return false; } void await_suspend(std::coroutine_handle<>) {} void await_resume() {} };
struct AwDer : AwBase {};
template <class T> struct AwT { T t; bool await_ready() { return false; } template <class P> void await_suspend(std::coroutine_handle<P>) { nap(); } T await_resume() { return t; } };
struct AwR { bool await_ready() { return false; } void await_suspend(std::coroutine_handle<>) {} std::ifstream await_resume() { return std::ifstream("x"); } };
struct DtorAw { ~DtorAw() { nap(); } bool await_ready() { return false; } void await_suspend(std::coroutine_handle<>) {} void await_resume() {} };
Task<> dtor_aw() {
    co_await DtorAw{}; // expect: blocking-sleep
}
struct TaskLike { struct promise_type { TaskLike get_return_object() { return {}; } std::suspend_always initial_suspend() { return {}; } std::suspend_always final_suspend() noexcept { return {}; } void unhandled_exception() {} void return_void() { } }; };
TaskLike tl() { nap(); co_return; } // expect: blocking-sleep
struct BoolSusp { bool await_ready() const { return true; } bool await_suspend(std::coroutine_handle<> h) { nap(); return false; } void await_resume() {} };
template <class T> concept Awaitable = requires(T t) { t.await_ready(); };
template <Awaitable A> Task<> wrap(A a) { co_await a; } // expect: blocking-sleep
Task<> call_wrap() { co_await wrap(AwDer{}); }
Task<> constrained(std::integral auto x) { sleep(x); co_return; } // expect: blocking-sleep
Task<> use() { co_await constrained(3); }
struct Cls { Cls(); Task<> t; static inline auto sl = []() -> Task<> { nap(); co_return; }; Task<> c() const noexcept { nap(); co_return; } Task<> r() && { nap(); co_return; } // expect: blocking-sleep, blocking-sleep, blocking-sleep
  private: Task<> priv(int x = 3) { nap(); co_return; } // expect: blocking-sleep
  struct Nested { Task<> n() { nap(); co_return; } }; }; // expect: blocking-sleep
Cls::Cls() : t([]() -> Task<> {
    nap(); // expect: blocking-sleep
    co_return;
}()) {}
struct Nm { Task<> t = []() -> Task<> {
    nap(); // expect: blocking-sleep
    co_return;
}(); };
struct Nm2 { int x; Task<> t = [this]() -> Task<> {
    nap(); // expect: blocking-sleep
    co_return;
}(); Nm2() : x(3) {} };
void default_arg(Task<> t = []() -> Task<> {
    nap(); // expect: blocking-sleep
    co_return;
}());
auto in_array = std::initializer_list<Task<> (*)()>{[]() -> Task<> {
    nap(); // expect: blocking-sleep
    co_return;
}};
namespace ns { inline namespace v1 { auto x = [](auto...) -> Task<> {
    nap(); // expect: blocking-sleep
    co_return;
}; } }
auto inst = ns::x(3, 4);
void plain() {
    nap();
    auto l = []() -> Task<> {
        nap(); // expect: blocking-sleep
        auto inner = [] { nap(); };
        inner(); // expect: blocking-sleep
        auto inner2 = []() -> Task<> {
            nap(); // expect: blocking-sleep
            co_return;
        };
        co_await inner2();
    };
    struct Local { Task<> f() {
        nap(); // expect: blocking-sleep
        co_return; } };
}
extern "C" { Task<> c_linkage() { nap(); co_return; } } // expect: blocking-sleep
inline Task<> inl() { nap(); co_return; } // expect: blocking-sleep
static Task<> stat() try { nap(); co_return; } catch (...) { } // expect: blocking-sleep
template <class... Ts> Task<> variadic(Ts... ts) { (sleep(ts), ...); co_return; } // expect: blocking-sleep
template <> Task<> variadic<char>(char) { nap(); co_return; } // expect: blocking-sleep
template <class T> struct Spec { Task<> f() { co_return; } };
template <> struct Spec<int> { Task<> f() { nap(); co_return; } }; // expect: blocking-sleep
template <class T> struct Spec<T *> { Task<> f() { sleep(sizeof(T)); co_return; } }; // expect: blocking-sleep
template <class T> struct OutOf { Task<> f(); template <class U> Task<> g(U u); };
template <class T> Task<> OutOf<T>::f() { nap(); co_return; } // expect: blocking-sleep
template <class T> template <class U> Task<> OutOf<T>::g(U u) { nap(); co_return; } // expect: blocking-sleep
Task<> us(OutOf<int> o, Spec<int *> s) { co_await o.f(); co_await o.g(3); co_await s.f(); co_await variadic(1u, 2u); }
template <class T> struct Crtp { Task<> run() { static_cast<T *>(this)->step(); co_return; } }; // expect: blocking-sleep
struct Impl : Crtp<Impl> { void step() { nap(); } };
struct Impl2 : Crtp<Impl2> { void step() { } };
Task<> us2(Impl i, Impl2 j) { co_await i.run(); co_await j.run(); }
template <auto F> Task<> nttp() { F(); co_return; } 
template <class P> struct Policy { Task<> run() { P::wait(); co_return; } }; // expect: blocking-sleep
struct SlowP { static void wait() { nap(); } }; struct FastP { static void wait() {} };
Task<> us3(Policy<SlowP> a, Policy<FastP> b) { co_await a.run(); co_await b.run(); }
template <class M> Task<> locked(M &m) { std::lock_guard<M> g(m); co_return; } // expect: blocking-lock
template <class M> Task<> locked_ctad(M &m) { std::lock_guard g(m); co_return; } // expect: blocking-lock
struct Null { void lock() {} void unlock() {} };
template <class M> Task<> locked_null(M &m) { std::lock_guard g(m); co_return; }
Null nm;
Task<> us4() { co_await locked(m); co_await locked(nm); co_await locked_ctad(m); co_await locked_null(nm); }
template <class T> Task<> dep_if(T t) { if constexpr (std::is_integral_v<T>) { nap(); } else { sleep(2); } co_return; } // expect: blocking-sleep
Task<> us5() { co_await dep_if(3); }
template <bool B> Task<> dep_bool() { if constexpr (B) nap(); co_return; }
Task<> us6() { co_await dep_bool<false>(); }
template <class F> Task<> runs(F f) { f(); co_return; } // expect: blocking-sleep
Task<> us7() { co_await runs([] { nap(); }); co_await runs([] {}); }
template <class F> Task<> runs2(F f) { f(); co_return; }
Task<> us8() { co_await runs2([] { counter++; }); }
