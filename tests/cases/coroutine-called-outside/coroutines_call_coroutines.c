// Coroutines of every mark may call one another, themselves, and plain functions.
#define coroutine_fn
#define coroutine __attribute__((noinline))
#define async_fn

int coroutine_fn co_first(int unit);
coroutine int co_second(int unit);
int async_fn co_third(int unit);
__attribute__((annotate("coroutine_fn"))) int co_fourth(int unit);
int plain(int unit);

int coroutine_fn co_first(int unit) {
    return co_second(unit) + co_third(unit) + co_fourth(unit) + plain(unit);
}

coroutine int co_second(int unit) {
    return unit > 0 ? co_second(unit - 1) : co_first(unit);
}

int async_fn co_third(int unit) {
    return co_first(unit) + co_fourth(unit);
}

int co_fourth(int unit) {
    return co_first(unit) + co_second(unit) + co_third(unit);
}

int plain(int unit) {
    return unit > 0 ? plain(unit - 1) : 0;
}
