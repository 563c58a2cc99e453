// Cats sleep too: methods, namespaces and static functions that share the name.
#include "../support/task.hpp"

struct Cat {
    void sleep(int hours) {
        slept += hours;
    }
    static int usleep(int naps) {
        return naps;
    }
    int slept = 0;
};

namespace robot {
inline int sleep(int cycles) {
    return cycles - 1;
}
int sleep_for(int cycles);
} // namespace robot

namespace this_thread {
inline void sleep_for(int stitches) {
    (void)stitches;
}
} // namespace this_thread

Task<int> evening(Cat &cat) {
    cat.sleep(8);
    this_thread::sleep_for(12);
    co_return Cat::usleep(2) + robot::sleep(3) + robot::sleep_for(4);
}
