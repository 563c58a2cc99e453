// What constructors do happens at the object's declaration, what its destructor does as well.
#include "../support/task.hpp"
#include <memory>
#include <unistd.h>

struct SlowToStart {
    SlowToStart() {
        sleep(1);
    }
    int number = 1;
};

struct SlowToStop {
    ~SlowToStop() {
        sleep(1);
    }
    int number = 2;
};

struct Holder {
    SlowToStart member;
};

Task<int> constructor() {
    SlowToStart object; // expect: blocking-sleep
    co_return object.number;
}

Task<int> member() {
    Holder holder; // expect: blocking-sleep
    co_return holder.member.number;
}

Task<int> temporary() {
    int number = SlowToStart().number; // expect: blocking-sleep
    co_return number;
}

Task<SlowToStart *> heap() {
    SlowToStart *object = new SlowToStart; // expect: blocking-sleep
    co_return object;
}

Task<int> destructor(bool early) {
    SlowToStop object; // expect: blocking-sleep
    if (early)
        co_return 0;
    co_return object.number;
}

Task<int> reference_and_pointer(SlowToStop &object, SlowToStart *pointer) {
    SlowToStop &other = object;
    co_return other.number + pointer->number;
}

Task<int> lives_for_ever() {
    static SlowToStop object;
    co_return object.number;
}
