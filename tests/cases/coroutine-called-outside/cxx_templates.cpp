// A template is judged by its instantiations, and told once.
#define coroutine_fn

template <class T> T coroutine_fn co_convert(int unit) {
    return static_cast<T>(unit);
}

template <class T> T convert(int unit) {
    return co_convert<T>(unit); // expect: coroutine-called-outside
}

template <class T> T coroutine_fn co_convert_twice(int unit) {
    return co_convert<T>(unit) + co_convert<T>(unit);
}

template <class Device> int start(Device &device) {
    return device.run(); // expect: coroutine-called-outside
}

struct Stackful {
    int coroutine_fn run();
};

struct Plain {
    int run();
};

double all(Stackful &stackful, Plain &plain) {
    return convert<int>(1) + convert<double>(2) + start(stackful) + start(plain);
}

double coroutine_fn co_all() {
    return co_convert<int>(1) + co_convert_twice<double>(2);
}
