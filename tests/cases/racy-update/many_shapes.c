// Shapes of C in which the old value comes back or does not, one a line.
#include "../support/qemu_mini.h"

int coroutine_fn swept_fetch(int x);
int swept_plain(int x);
static int x, y, z; static int arr[8];
struct swept { int n; struct { int lo, hi; } r; struct swept *peer; unsigned flags; int ret; };
/* operators */
void coroutine_fn swept_mul(void) { x = x * swept_fetch(1); } // expect: racy-update
void coroutine_fn swept_mul_rev(void) { x = swept_fetch(1) * x; }
void coroutine_fn swept_compound(void) { x += swept_fetch(1); x -= swept_fetch(2); x |= swept_fetch(3); x <<= swept_fetch(1); }
void coroutine_fn swept_arg(void) { x = swept_fetch(x); } // expect: racy-update
void coroutine_fn swept_arg2(void) { x = swept_plain(x + swept_fetch(1)); } // expect: racy-update
void coroutine_fn swept_cond(int c) { x = c ? x + swept_fetch(1) : 0; } // expect: racy-update
void coroutine_fn swept_cond2(int c) { x = swept_fetch(1) ? x + 1 : 0; }
void coroutine_fn swept_cond3(int c) { x = x ? swept_fetch(1) : 0; }
void coroutine_fn swept_comma(void) { int v = x; x = (swept_fetch(0), v + 1); } // expect: racy-update
void coroutine_fn swept_comma2(void) { int v; swept_fetch(0), v = x, x = v + 1; }
void coroutine_fn swept_and(void) { x = x && swept_fetch(1); }
void coroutine_fn swept_minus(void) { x = -x + swept_fetch(1); } // expect: racy-update
void coroutine_fn swept_not(void) { int v = !x; swept_fetch(1); x = v; } // expect: racy-update
void coroutine_fn swept_cast(void) { long v = (long)x; swept_fetch(1); x = (int)(v + 1); } // expect: racy-update
void coroutine_fn swept_postinc(void) { int v = x++; swept_fetch(1); x = v; } // expect: racy-update
void coroutine_fn swept_preinc(void) { x++; swept_fetch(1); ++x; x--; }
void coroutine_fn swept_chain(void) { int v; y = v = x; swept_fetch(1); x = v + 1; } // expect: racy-update
void coroutine_fn swept_swap(void) { int v = x; swept_fetch(1); x = y; y = v; }
/* loops */
void coroutine_fn swept_loop(void) { int v = x; for (int i = 0; i < 3; i++) { swept_fetch(i); v++; } x = v; } // expect: racy-update
void coroutine_fn swept_loop_in(void) { for (;;) { int v = x; swept_fetch(1); x = v + 1; } } // expect: racy-update
void coroutine_fn swept_loop_carry(void) { int v = 0; for (;;) { x = v + 1; v = x; swept_fetch(1); } } // expect: racy-update
void coroutine_fn swept_loop_fresh(void) { for (;;) { swept_fetch(1); int v = x; x = v + 1; } }
void coroutine_fn swept_do(void) { int v; do { v = x; swept_fetch(1); } while (v != x); x = v + 1; }
void coroutine_fn swept_while_ne(void) { int v = x; swept_fetch(1); while (v != x) { v = x; swept_fetch(1); } x = v + 1; }
void coroutine_fn swept_switch(int k) { int v = x; switch (k) { case 1: swept_fetch(1); break; default: v = 0; } x = v + 1; } // expect: racy-update
void coroutine_fn swept_switch2(int k) { int v = x; switch (k) { case 1: swept_fetch(1); v = x; break; } x = v + 1; }
void coroutine_fn swept_goto(void) { int v = x; again: if (v < 3) { swept_fetch(1); v++; goto again; } x = v; } // expect: racy-update
/* compare */
void coroutine_fn swept_cmp_return(void) { int v = x; swept_fetch(1); if (x != v) return; x = v + 1; }
void coroutine_fn swept_cmp_cont(void) { for (;;) { int v = x; swept_fetch(1); if (x != v) continue; x = v + 1; break; } }
void coroutine_fn swept_cmp_eq(void) { int v = x; swept_fetch(1); if (v == x) x = v + 1; else x = 0; }
void coroutine_fn swept_cmp_and(int k) { int v = x; swept_fetch(1); if (k && x == v) x = v + 1; }
void coroutine_fn swept_cmp_or(int k) { int v = x; swept_fetch(1); if (k || x == v) x = v + 1; } // expect: racy-update
void coroutine_fn swept_cmp_before(void) { int v = x; if (x == v) { swept_fetch(1); x = v + 1; } } // expect: racy-update
void coroutine_fn swept_cmp_less(void) { int v = x; swept_fetch(1); if (x < v) x = v; } // expect: racy-update
void coroutine_fn swept_reread(void) { int v = x; swept_fetch(1); v = x; x = v + 1; }
void coroutine_fn swept_reread_cond(int k) { int v = x; swept_fetch(1); if (k) v = x; x = v + 1; } // expect: racy-update
void coroutine_fn swept_reread_then(void) { int v = x; swept_fetch(1); v = x; swept_fetch(2); x = v; } // expect: racy-update
/* members */
void coroutine_fn swept_nested(struct swept *d) { int v = d->r.lo; swept_fetch(1); d->r.lo = v + 1; } // expect: racy-update
void coroutine_fn swept_other(struct swept *d) { int v = d->r.lo; swept_fetch(1); d->r.hi = v + 1; }
void coroutine_fn swept_peer(struct swept *d) { int v = d->peer->n; swept_fetch(1); d->peer->n = v + 1; } // expect: racy-update
void coroutine_fn swept_peer2(struct swept *d) { int v = d->peer->n; swept_fetch(1); d->n = v + 1; }
void coroutine_fn swept_two_devs(struct swept *a, struct swept *b) { int v = a->n; swept_fetch(1); b->n = v; }
void coroutine_fn swept_flags(struct swept *d) { unsigned f = d->flags; swept_fetch(1); d->flags = f | 4; } // expect: racy-update
void coroutine_fn swept_flags2(struct swept *d) { swept_fetch(1); d->flags = d->flags | 4; d->flags |= 3; }
void coroutine_fn swept_ret(struct swept *d) { int ret = swept_fetch(1); d->ret = ret; }
void coroutine_fn swept_ret2(struct swept *d) { int ret = d->ret; if (ret) return; ret = swept_fetch(1); d->ret = ret; }
void coroutine_fn swept_ret3(struct swept *d) { d->ret = swept_fetch(d->n); }
void coroutine_fn swept_dev_copy(struct swept *d) { struct swept c = *d; swept_fetch(1); c.n++; *d = c; } // expect: racy-update
void coroutine_fn swept_local(void) { struct swept c = {0}; int v = c.n; swept_fetch(1); c.n = v + 1; x = c.n; }
void coroutine_fn swept_param(int n) { int v = n; swept_fetch(1); n = v + 1; y = n; }
void coroutine_fn swept_static(void) { static int s; int v = s; swept_fetch(1); s = v + 1; } // expect: racy-update
void coroutine_fn swept_min(void) { int v = x; swept_fetch(1); x = v < y ? v : y; } // expect: racy-update
static int swept_smaller(int a, int b) { return a < b ? a : b; }
void coroutine_fn swept_minf(void) { int v = x; swept_fetch(1); x = swept_smaller(v, y); } // expect: racy-update
static void swept_set(int *p, int v) { *p = v; }
static int swept_get(const int *p) { return *p; }
void coroutine_fn swept_setf(void) { int v = swept_get(&x); swept_fetch(1); swept_set(&x, v + 1); } // expect: racy-update
void coroutine_fn swept_setf2(void) { swept_fetch(1); swept_set(&x, swept_get(&x) + 1); }
void coroutine_fn swept_setf3(void) { int v = swept_get(&x); swept_fetch(1); swept_set(&y, v + 1); }
void coroutine_fn swept_only_size(struct swept *d) { int v = sizeof(d->n); swept_fetch(1); d->n = v; }
void coroutine_fn swept_addr(struct swept *d) { int *p = &d->n; swept_fetch(1); *p = *p + 1; }
void coroutine_fn swept_elem(int i) { int v = arr[i + 1]; swept_fetch(1); arr[i + 1] = v + 1; } // expect: racy-update
void coroutine_fn swept_elem2(int i) { int v = arr[i]; swept_fetch(1); arr[i + 1] = v + 1; }
void coroutine_fn swept_early(struct swept *d) { int v = d->n; if (v) { swept_fetch(1); return; } d->n = v + 1; }
void coroutine_fn swept_index(struct swept *d) { int i = d->n; swept_fetch(i); arr[i] = 1; d->n = 0; }
void coroutine_fn swept_plain_only(void) { int v = x; swept_plain(1); x = v + 1; }
void coroutine_fn swept_assert(struct swept *d) { int v = d->n; swept_fetch(1); if (!(d->n == v)) { return; } d->n = v + 1; }
void coroutine_fn swept_decl_many(void) { int a = x, b = a + 1, c = b; swept_fetch(1); x = c; } // expect: racy-update
void coroutine_fn swept_array_local(void) { int a[2]; a[0] = x; a[1] = 3; swept_fetch(1); x = a[0]; } // expect: racy-update
void coroutine_fn swept_array_local2(void) { int a[2]; a[0] = x; a[1] = 3; swept_fetch(1); x = a[1]; }
void coroutine_fn swept_strct_local(struct swept *d) { struct swept c; c.n = d->n; c.ret = 0; swept_fetch(1); d->n = c.ret; }
void coroutine_fn swept_ptr_param_out(struct swept *d) { int v; swept_set(&v, d->n); swept_fetch(1); d->n = v; } // expect: racy-update
