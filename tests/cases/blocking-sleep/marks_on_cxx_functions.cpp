// Marks work on methods as on functions, in C++ too, and on either declaration.
#include <unistd.h>

#define coroutine_fn

class Disk {
  public:
    int coroutine_fn marked_in_the_class();
    int marked_outside_the_class();
    [[clang::annotate("coroutine_fn")]] static int annotated();
    int coroutine_fn marked_inline() {
        return sleep(1); // expect: blocking-sleep
    }
    int unmarked();
};

int Disk::marked_in_the_class() {
    return sleep(1); // expect: blocking-sleep
}

int coroutine_fn Disk::marked_outside_the_class() {
    return sleep(1); // expect: blocking-sleep
}

int Disk::annotated() {
    return sleep(1); // expect: blocking-sleep
}

int Disk::unmarked() {
    return sleep(1);
}

namespace disks {
int coroutine_fn in_a_namespace() {
    return sleep(1); // expect: blocking-sleep
}
} // namespace disks

template <class T> T coroutine_fn marked_template(T seconds) {
    return sleep(seconds); // expect: blocking-sleep
}

template <class T> T unmarked_template(T seconds) {
    return sleep(seconds);
}

int coroutine_fn use() {
    return marked_template(1);
}

int use_on_a_thread() {
    return unmarked_template(1);
}
