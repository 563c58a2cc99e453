// What begin, end and the iterator do happens in the loop.
#include "../support/task.hpp"
#include <unistd.h>

int counter;
void nap() { sleep(1); }

struct Range { int *begin() { nap(); return nullptr; } int *end() { return nullptr; } };
struct RangeE { int *begin() { return nullptr; } int *end() { nap(); return nullptr; } };
struct RangeC { int *b; const int *begin() const { nap(); return nullptr; } const int *end() const { return nullptr; } };
struct It { int operator*() { return 1; } It &operator++() { nap(); return *this; } bool operator!=(const It &) const { return false; } };
struct RangeI { It begin() { return {}; } It end() { return {}; } };
struct Sent {}; struct ItS { int operator*() { return 1; } ItS &operator++() { return *this; } bool operator==(Sent) const { nap(); return false; } };
struct RangeS { ItS begin() { return {}; } Sent end() { return {}; } };
struct Adl {}; int *begin(Adl) { nap(); return nullptr; } int *end(Adl) { return nullptr; }
Task<> r1(Range r) {
    for (int x : r) {} // expect: blocking-sleep
    co_return;
}
Task<> r2(RangeE r) {
    for (int x : r) {} // expect: blocking-sleep
    co_return;
}
Task<> r3(const RangeC &r) {
    for (auto &x : r) counter += x; // expect: blocking-sleep
    co_return;
}
Task<> r4(RangeI r) {
    for (int x : r) {} // expect: blocking-sleep
    co_return;
}
Task<> r5(RangeS r) {
    for (int x : r) {} // expect: blocking-sleep
    co_return;
}
Task<> r6(Adl r) {
    for (int x : r) {} // expect: blocking-sleep
    co_return;
}
Task<> r7() {
    for (int x : Range{}) {} // expect: blocking-sleep
    co_return;
}
