// A function that is given the address of the local may change it, or set it anew.
#include "../support/qemu_mini.h"

int coroutine_fn renewed_fetch(int x);
static int px, py;
void renewed_unknown(int *v);
static void renewed_load(int *v) { *v = px; }
static void renewed_inc(int *v) { *v += 1; }
static void renewed_zero(int *v) { *v = 0; }
static void renewed_double(int *v) { *v = *v * 2; }
static int renewed_bump(int *v) { return ++*v; }
void coroutine_fn renewed_1(void) { int v = px; renewed_fetch(1); renewed_unknown(&v); px = v; }
void coroutine_fn renewed_2(void) { int v = px; renewed_fetch(1); renewed_load(&v); px = v; }
void coroutine_fn renewed_3(void) { int v = px; renewed_fetch(1); renewed_inc(&v); px = v; } // expect: racy-update
void coroutine_fn renewed_4(void) { int v = px; renewed_fetch(1); renewed_zero(&v); px = v; }
void coroutine_fn renewed_5(void) { int v = px; renewed_fetch(1); renewed_double(&v); px = v; } // expect: racy-update
void coroutine_fn renewed_6(void) { int v; renewed_load(&v); renewed_fetch(1); px = v; } // expect: racy-update
void coroutine_fn renewed_7(void) { int v = px; renewed_fetch(1); px = renewed_bump(&v); } // expect: racy-update
void coroutine_fn renewed_8(void) { int v; renewed_load(&v); renewed_fetch(1); py = v; }
