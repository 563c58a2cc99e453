// libdill's go runs the call it is given in a coroutine of its own. The macros are the library's.
#include <stddef.h>

#define coroutine __attribute__((noinline))

int dill_prologue(void **context, void **stack, size_t length, int bundle, const char *file, int line);
void dill_epilogue(void);
int dill_jump(void *context);

#define dill_go_(fn, ptr, len, bndl)                                                               \
    __extension__({                                                                                \
        void *dill_ctx__;                                                                          \
        void *dill_stk__ = (ptr);                                                                  \
        int dill_handle__ =                                                                        \
            dill_prologue(&dill_ctx__, &dill_stk__, (len), (bndl), __FILE__, __LINE__);            \
        if (dill_handle__ >= 0) {                                                                  \
            if (!dill_jump(dill_ctx__)) {                                                          \
                fn;                                                                                \
                dill_epilogue();                                                                   \
            }                                                                                      \
        }                                                                                          \
        dill_handle__;                                                                             \
    })
#define dill_go(fn) dill_go_(fn, NULL, 0, -1)
#define dill_go_mem(fn, ptr, len) dill_go_(fn, ptr, len, -1)
#define dill_bundle_go(bndl, fn) dill_go_(fn, NULL, 0, bndl)
#define go dill_go
#define go_mem dill_go_mem
#define bundle_go dill_bundle_go

#define CHECK(condition) ((condition) ? (void)0 : dill_epilogue())
#define START(unit) go(worker(unit))

coroutine int worker(int unit);
coroutine int address(int unit);
int bundle(void);

int start_workers(void) {
    char stack[4096];
    int handle = go(worker(1));
    handle += go_mem(worker(2), stack, sizeof stack);
    handle += dill_go(worker(3));
    int workers = bundle();
    for (int i = 0; i < 3; i++)
        bundle_go(workers, worker(i));
    go(worker(address(4)));
    CHECK(go(worker(5)) >= 0);
    START(6);
    return handle;
}

int call_workers(void) {
    int handle = worker(1); // expect: coroutine-called-outside
    CHECK(worker(2) >= 0);  // expect: coroutine-called-outside
    handle += go(worker(3)) + worker(4); // expect: coroutine-called-outside
    return handle + address(5); // expect: coroutine-called-outside
}
