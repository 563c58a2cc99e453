// What is marked nonblocking or blocking is no coroutine; calling it is open to everyone.
#define coroutine_fn
#define nonblocking
#define blocking_fn

int coroutine_fn co_poll(int unit);
int nonblocking poll_now(int unit);
int blocking_fn poll_long(int unit);

int nonblocking on_the_loop(int unit) {
    return co_poll(unit); // expect: coroutine-called-outside
}

int blocking_fn off_the_loop(int unit) {
    return co_poll(unit); // expect: coroutine-called-outside
}

int anywhere(int unit) {
    return poll_now(unit) + poll_long(unit) + on_the_loop(unit) + off_the_loop(unit);
}

int nonblocking calls_its_like(int unit) {
    return poll_now(unit) + on_the_loop(unit);
}
