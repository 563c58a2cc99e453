// A lambda in an initialiser or a default argument is a coroutine even where nothing uses it.
#include "../support/task.hpp"
#include <functional>
#include <unistd.h>
#include <vector>

void nap() { sleep(1); }

struct N1 { Task<> t = []() -> Task<> { nap(); co_return; }(); }; // expect: blocking-sleep
struct N2 { std::function<Task<>()> t = []() -> Task<> { nap(); co_return; }; }; // expect: blocking-sleep
struct N3 { int x = 1; std::function<Task<>()> t{[this]() -> Task<> { nap(); co_return; }}; }; // expect: blocking-sleep
struct N4 { N4(); std::function<Task<>()> t = []() -> Task<> { nap(); co_return; }; }; // expect: blocking-sleep
struct N5 { N5() {} std::function<Task<>()> t = []() -> Task<> { nap(); co_return; }; }; // expect: blocking-sleep
struct N6 { static inline std::function<Task<>()> t = []() -> Task<> { nap(); co_return; }; }; // expect: blocking-sleep
struct N7 { std::function<Task<>()> t; N7() : t([]() -> Task<> { nap(); co_return; }) {} }; // expect: blocking-sleep
template <class T> struct N8 { std::function<Task<>()> t = []() -> Task<> { nap(); co_return; }; }; N8<int> n8; // expect: blocking-sleep
struct N9 { std::function<Task<>()> t = []() -> Task<> { nap(); co_return; }; }; N9 n9{}; // expect: blocking-sleep
Task<> fa = []() -> Task<> { nap(); co_return; }(); // expect: blocking-sleep
std::function<Task<>()> fb = []() -> Task<> { nap(); co_return; }; // expect: blocking-sleep
std::vector<std::function<Task<>()>> fc = {[]() -> Task<> { nap(); co_return; }}; // expect: blocking-sleep
struct { const char *name; Task<> (*f)(); } table[] = {{"x", []() -> Task<> { nap(); co_return; }}, {"y", +[]() -> Task<> { nap(); co_return; }}}; // expect: blocking-sleep, blocking-sleep
void da(std::function<Task<>()> f = []() -> Task<> { nap(); co_return; }); // expect: blocking-sleep
void db(std::function<Task<>()> f = []() -> Task<> { nap(); co_return; }) {} // expect: blocking-sleep
struct Dm { void d(std::function<Task<>()> f = []() -> Task<> { nap(); co_return; }) {} }; // expect: blocking-sleep
void use_d() { da(); db(); }
