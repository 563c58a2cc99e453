// What a cleanup attribute names is called at the end of the scope by whoever declares the variable.
#define coroutine_fn
#define autoclose __attribute__((cleanup(co_close_handle)))
#define autoplain __attribute__((cleanup(close_handle)))

void coroutine_fn co_close_handle(int *handle);
void close_handle(int *handle);

int plain(void) {
    autoclose int handle = 1; // expect: coroutine-called-outside
    autoplain int other = 2;
    return handle + other;
}

int coroutine_fn co_plain(void) {
    autoclose int handle = 1;
    autoplain int other = 2;
    return handle + other;
}
