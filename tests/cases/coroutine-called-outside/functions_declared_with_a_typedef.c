// A function that is declared with a marked typedef has the mark.
#define coroutine_fn

typedef int coroutine_fn CoFunction(int unit);
typedef CoFunction CoHandler;
typedef int PlainFunction(int unit);

int coroutine_fn co_work(int unit);
CoFunction co_handle;
static CoHandler co_handle_here;
static PlainFunction handle_here;

static int co_handle_here(int unit) {
    return co_work(unit) + co_handle(unit);
}

static int handle_here(int unit) {
    return co_work(unit); // expect: coroutine-called-outside
}

int handle(int unit) {
    return co_handle(unit)           // expect: coroutine-called-outside
           + co_handle_here(unit)    // expect: coroutine-called-outside
           + handle_here(unit);
}
