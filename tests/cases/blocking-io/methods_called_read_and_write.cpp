// A class of the program may read, write, send and accept what it likes.
#include "../support/task.hpp"
#include <string>

class Channel {
  public:
    Sleep read(std::string &) {
        return Sleep{1};
    }
    Sleep write(const std::string &text);
    int send(const std::string &text) {
        pending += text;
        return 0;
    }
    bool open() const {
        return !pending.empty();
    }
    static bool accept(int visitor);

  private:
    std::string pending;
};

namespace disk {
int remove(int sector);
inline int stat(int sector) {
    return sector;
}
} // namespace disk

Task<int> talk(Channel &channel) {
    std::string text;
    co_await channel.read(text);
    co_await channel.write(text);
    int sum = channel.send(text) + disk::remove(1) + disk::stat(2);
    co_return sum + (channel.open() && Channel::accept(3));
}
