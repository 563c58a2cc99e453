// The init statement of a switch or a range-for runs like any other.
#include "../support/task.hpp"
#include <mutex>
#include <unistd.h>
#include <vector>

std::mutex m;
int counter;
void nap() { sleep(1); }
int slow() { nap(); return 1; }

Task<> s1() {
    switch (std::lock_guard g(m); counter) { case 0: break; default: break; } // expect: blocking-lock
    co_return;
}
Task<> s2() {
    switch (std::lock_guard<std::mutex> g(m); counter) { case 0: break; } // expect: blocking-lock
    co_return;
}
Task<> s3() {
    switch (std::lock_guard g{m}; counter) { default: counter++; } // expect: blocking-lock
    co_return;
}
Task<> s4() {
    switch (m.lock(); counter) { default: counter++; } // expect: blocking-lock
    co_return;
}
Task<> s5() {
    switch (int x = slow(); counter) { case 1: break; } // expect: blocking-sleep
    co_return;
}
Task<> s6() {
    switch (nap(); counter) { case 1: counter++; } // expect: blocking-sleep
    co_return;
}
Task<> f1(std::vector<int> v) {
    for (std::lock_guard g(m); int x : v) counter += x; // expect: blocking-lock
    co_return;
}
Task<> f2(std::vector<int> v) {
    for (sleep(1); int x : v) counter += x; // expect: blocking-sleep
    co_return;
}
