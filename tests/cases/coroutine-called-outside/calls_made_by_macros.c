// A macro that calls a coroutine calls it where it is used.
#define coroutine_fn

int coroutine_fn co_transfer(int unit, int size, int flags);
int transfer(int unit, int size, int flags);

#define co_read(unit, size) co_transfer(unit, size, 0)
#define CO_TRY(call)                                                                               \
    do {                                                                                           \
        int result_ = (call);                                                                      \
        if (result_ < 0)                                                                           \
            return result_;                                                                        \
    } while (0)
#define co_rename transfer

int copy(int from, int to) {
    int size = co_read(from, 512); // expect: coroutine-called-outside
    CO_TRY(co_transfer(to, size, 1)); // expect: coroutine-called-outside
    CO_TRY(transfer(to, size, 1));
    return co_rename(to, 0, 1);
}

int coroutine_fn co_copy(int from, int to) {
    int size = co_read(from, 512);
    CO_TRY(co_transfer(to, size, 1));
    return size;
}
