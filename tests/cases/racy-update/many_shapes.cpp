// Shapes of C++ in which the old value comes back or does not, one a line.
#include "../support/task.hpp"
#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>
#include <algorithm>
#include <tuple>
Task<int> mixed_fetch(int);
int mixed_plain(int);
int mixed_x;
struct Mixed { int n = 0; std::string name; std::vector<int> v; std::map<int,int> m; std::optional<int> o; std::unique_ptr<int> p; std::atomic<int> a{0}; std::pair<int,int> pr; int get() const { return n; } void set(int k) { n = k; } int &ref() { return n; } };
Mixed mixed_global;
Task<> mixed_e1() { mixed_x = mixed_x + co_await mixed_fetch(1); } // expect: racy-update
Task<> mixed_e2() { mixed_x = co_await mixed_fetch(1) + mixed_x; }
Task<> mixed_e3() { mixed_x += co_await mixed_fetch(1); }
Task<> mixed_e4() { mixed_x = co_await mixed_fetch(mixed_x); } // expect: racy-update
Task<> mixed_e5() { mixed_x = mixed_plain(co_await mixed_fetch(mixed_x)); } // expect: racy-update
Task<> mixed_e6() { auto t = mixed_fetch(mixed_x); mixed_x = co_await std::move(t); } // expect: racy-update
Task<> mixed_e7() { int v = mixed_x; co_await std::suspend_never{}; mixed_x = v + 1; }
Task<> mixed_e8() { int v = mixed_x; co_await std::suspend_always{}; mixed_x = v + 1; } // expect: racy-update
Generator<int> mixed_e9() { int v = mixed_x; co_yield v; mixed_x = v + 1; } // expect: racy-update
Generator<int> mixed_e10() { co_yield mixed_x; mixed_x = mixed_x + 1; }
Task<> mixed_s1(Mixed &s) { auto v = s.get(); co_await mixed_fetch(1); s.set(v + 1); } // expect: racy-update
Task<> mixed_s2(Mixed *s) { auto v = s->n; co_await mixed_fetch(1); s->n = v + 1; } // expect: racy-update
Task<> mixed_s4(std::shared_ptr<Mixed> s) { auto v = s->n; co_await mixed_fetch(1); s->n = v + 1; } // expect: racy-update
Task<> mixed_s5() { auto s = std::make_shared<Mixed>(); auto v = s->n; co_await mixed_fetch(1); s->n = v + 1; }
Task<> mixed_s6(Mixed &s) { auto v = s.name; co_await mixed_fetch(1); s.name = v + "x"; } // expect: racy-update
Task<> mixed_s7(Mixed &s) { co_await mixed_fetch(1); s.name = s.name + "x"; s.name += "y"; }
Task<> mixed_s8(Mixed &s) { auto c = s.v; co_await mixed_fetch(1); c.push_back(1); s.v = std::move(c); } // expect: racy-update
Task<> mixed_s9(Mixed &s) { auto v = s.v[0]; co_await mixed_fetch(1); s.v[0] = v + 1; } // expect: racy-update
Task<> mixed_s10(Mixed &s) { auto v = s.v[0]; co_await mixed_fetch(1); s.v[1] = v + 1; }
Task<> mixed_s11(Mixed &s, int k) { auto v = s.m[k]; co_await mixed_fetch(1); s.m[k] = v + 1; } // expect: racy-update
Task<> mixed_s12(Mixed &s) { auto v = s.o; co_await mixed_fetch(1); s.o = v.value_or(0) + 1; } // expect: racy-update
Task<> mixed_s13(Mixed &s) { auto v = *s.o; co_await mixed_fetch(1); *s.o = v + 1; } // expect: racy-update
Task<> mixed_s14(Mixed &s) { auto v = *s.p; co_await mixed_fetch(1); *s.p = v + 1; } // expect: racy-update
Task<> mixed_s15(Mixed &s) { int v = std::exchange(s.n, 0); co_await mixed_fetch(v); s.n = 1; }
Task<> mixed_s16(Mixed &s) { int v = s.n; co_await mixed_fetch(v); std::exchange(s.n, v + 1); }
Task<> mixed_s17(Mixed &s) { std::swap(mixed_x, s.n); co_await mixed_fetch(1); std::swap(mixed_x, s.n); }
Task<> mixed_s19(Mixed &s) { int v = s.pr.first; co_await mixed_fetch(1); s.pr.first = v + 1; } // expect: racy-update
Task<> mixed_s20(Mixed &s) { int v = s.pr.first; co_await mixed_fetch(1); s.pr.second = v + 1; }
Task<> mixed_s21(Mixed &s) { int v = std::max(s.n, 3); co_await mixed_fetch(1); s.n = v; } // expect: racy-update
Task<> mixed_s22(Mixed &s) { int v = s.n; co_await mixed_fetch(1); s.n = std::min(v + 1, 10); } // expect: racy-update
Task<> mixed_s23(Mixed &s) { int &r = s.n; int v = r; co_await mixed_fetch(1); r = v + 1; } // expect: racy-update
Task<> mixed_a1(Mixed &s) { int v = s.a; co_await mixed_fetch(1); s.a = v + 1; } // expect: racy-update
Task<> mixed_a2(Mixed &s) { int v = s.a.load(); co_await mixed_fetch(1); if (!s.a.compare_exchange_strong(v, v + 1)) co_return; }
Task<> mixed_a3(Mixed &s) { co_await mixed_fetch(1); s.a = s.a + 1; }
Task<> mixed_a4() { std::atomic_ref<int> r(mixed_x); int v = r.load(); co_await mixed_fetch(1); r.store(v + 1); } // expect: racy-update
Task<> mixed_a5(std::atomic<bool> &b) { bool v = b; co_await mixed_fetch(1); b = !v; } // expect: racy-update
Task<> mixed_a6(std::atomic<int> &b) { int v = std::atomic_load(&b); co_await mixed_fetch(1); std::atomic_store(&b, v + 1); } // expect: racy-update
Task<> mixed_a7(std::atomic<int *> &b) { int *v = b; co_await mixed_fetch(1); b = v + 1; } // expect: racy-update
Task<> mixed_a8(std::atomic<int> &b) { int v = b.fetch_add(1); co_await mixed_fetch(v); b.fetch_sub(1); }
Task<> mixed_a9(std::atomic<int> &b) { int v = b.exchange(1); co_await mixed_fetch(v); b.store(0); }
struct MixedMethods {
  int n_ = 0; static int total; int m_ = 0; std::vector<int> q_;
  Task<> m1() { auto v = n_; co_await mixed_fetch(1); n_ = v + 1; } // expect: racy-update
  Task<> m2() { auto v = total; co_await mixed_fetch(1); total = v + 1; } // expect: racy-update
  Task<> m3() { auto v = this->n_; co_await mixed_fetch(1); this->m_ = v; }
  Task<> m4() { auto l = [this]() -> Task<> { auto v = n_; co_await mixed_fetch(1); n_ = v + 1; }; co_await l(); } // expect: racy-update
  Task<> m5() { auto l = [=, this, v = n_]() mutable -> Task<> { co_await mixed_fetch(1); ++v; }; co_await l(); }
  Task<> m6() { if (n_ == 0) { n_ = co_await mixed_fetch(1); } }
  Task<> m7() { auto n = n_; for (auto q : q_) { n += co_await mixed_fetch(q); } n_ = n; } // expect: racy-update
  Task<> m8() { int n = 0; for (auto q : q_) { n += co_await mixed_fetch(q); } n_ = n; }
  Task<> m9() { int n = 0; for (auto q : q_) { n += co_await mixed_fetch(q); } n_ += n; }
  Task<> m10() { try { auto v = n_; co_await mixed_fetch(1); n_ = v + 1; } catch (...) { n_ = 0; } } // expect: racy-update
  Task<> m11() { auto old = n_; n_ = 1; co_await mixed_fetch(1); n_ = old; } // expect: racy-update
  Task<> m12() { auto size = q_.size(); co_await mixed_fetch(1); n_ = (int)size; }
  Task<> m13() { auto v = std::tie(n_, m_); co_await mixed_fetch(1); n_ = 2; }
  Task<int> m14() { int v = n_; co_await mixed_fetch(1); co_return v; }
  Task<> m15() { n_ = co_await m14(); }
};
Task<> mixed_l1() { int n = 0; co_await mixed_fetch(n); int v = n; co_await mixed_fetch(1); n = v + 1; mixed_x = n; }
Task<> mixed_l2() { auto l = [n = 0]() mutable -> Task<> { int v = n; co_await mixed_fetch(1); n = v + 1; }; co_await l(); }
Task<> mixed_l3(int &r) { int v = r; co_await mixed_fetch(1); r = v + 1; } // expect: racy-update
Task<> mixed_l4() { static int s = 0; int v = s; co_await mixed_fetch(1); s = v + 1; } // expect: racy-update
Task<> mixed_l5() { thread_local int s = 0; int v = s; co_await mixed_fetch(1); s = v + 1; } // expect: racy-update
template <class T> Task<> mixed_t1(T &t) { auto v = t.n; co_await mixed_fetch(1); t.n = v + 1; } // expect: racy-update
Task<> mixed_t2() { co_await mixed_t1(mixed_global); }
Task<> mixed_u1(Mixed &s) { Mixed &q = s; auto v = q.n; co_await mixed_fetch(1); s.n = v + 1; } // expect: racy-update
Task<> mixed_u2(Mixed &s) { const auto v = s.n; co_await mixed_fetch(1); if (s.n == v) s.n = v + 1; }
Task<> mixed_u3(Mixed &s) { const auto v = s.n; co_await mixed_fetch(1); if (s.n != v) co_return; s.n = v + 1; }
Task<> mixed_u4(Mixed &s) { auto v = s.n; while (true) { co_await mixed_fetch(1); if (v == s.n) { s.n = v + 1; break; } v = s.n; } }
Task<> mixed_u5(Mixed &s) { auto v = s.n; { auto w = v; co_await mixed_fetch(1); v = w + 1; } s.n = v; } // expect: racy-update
Task<> mixed_u6(Mixed &s) { s.n = s.get() + co_await mixed_fetch(1); } // expect: racy-update
Task<> mixed_u7(Mixed &s) { s.set(s.n + co_await mixed_fetch(1)); } // expect: racy-update
Task<> mixed_u8(Mixed &s) { s.set(co_await mixed_fetch(1) + s.n); }
Task<> mixed_u9(Mixed &s) { s.n = (co_await mixed_fetch(1), s.n + 1); }
Task<> mixed_u10(Mixed &s, bool b) { s.n = b ? s.n + co_await mixed_fetch(1) : s.n; } // expect: racy-update
