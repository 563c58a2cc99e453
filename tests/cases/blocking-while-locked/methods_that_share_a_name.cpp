// lock() of something that is no lock makes nothing wait.
#include "../support/task.hpp"
#include <memory>
#include <unistd.h>

namespace share_a_name {

struct Door {
    Task<> lock();
    Task<> scoped_lock();
    void unlock();
};

Task<> door(Door &door, int fd) {
    co_await door.lock();
    ::fsync(fd); // expect: blocking-io
    door.unlock();
}

Task<> weak_pointer(std::weak_ptr<int> number, int fd) {
    auto strong = number.lock();
    ::fsync(fd); // expect: blocking-io
    co_return;
}

} // namespace share_a_name
