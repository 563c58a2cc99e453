// Static functions of one name in two files are two functions, each with its own mark.
#define coroutine_fn

static int coroutine_fn same_name_step(int unit) {
    return unit + 1;
}

int same_name_in_a(int unit) {
    return same_name_step(unit); // expect: coroutine-called-outside
}
