// A parameter, field or type that is called like a mark marks nothing.
#define coroutine_fn

struct coroutine {
    int id;
};

typedef void (*Entry)(int argc, void *argv[]);

int start(void (*coroutine)(int argc, void *argv[]), int argc);
struct coroutine *current(void);
int is_same(const struct coroutine *coroutine);
void run(struct coroutine *coroutine, Entry async_fn);

int start(void (*coroutine)(int argc, void *argv[]), int argc) {
    coroutine(argc, 0);
    return is_same(current());
}

void run(struct coroutine *coroutine, Entry async_fn) {
    async_fn(coroutine->id, 0);
}

/* A parameter's mark says nothing of the function. */
int enter(void (*coroutine_fn entry)(void), int times);

int coroutine_fn co_leave(void);

int enter_and_leave(void (*coroutine_fn entry)(void)) {
    int times = enter(entry, 1);
    return times + co_leave(); // expect: coroutine-called-outside
}
