// In C++ a mark says the same: such a function suspends the stack it runs on.
#define coroutine_fn
#define coroutine_mixed_fn

[[clang::annotate("coroutine_fn")]] int co_annotated(int unit);
int coroutine_fn co_marked(int unit);
int plain(int unit);

namespace io {
class Channel {
  public:
    Channel() = default;
    explicit Channel(int unit) : state(co_marked(unit)) {} // expect: coroutine-called-outside
    virtual ~Channel() = default;

    int coroutine_fn co_read();
    static int coroutine_fn co_open(int unit);
    virtual int coroutine_fn co_flush();
    int read();
    int coroutine_mixed_fn read_anywhere();

    int read_now() {
        return co_read() + co_flush(); // expect: coroutine-called-outside, coroutine-called-outside
    }
    int coroutine_fn co_read_twice() {
        return co_read() + this->co_read() + co_open(1);
    }

  private:
    int state = 0;
};
} // namespace io

int io::Channel::co_read() {
    return co_annotated(state) + co_read_twice();
}

int io::Channel::read_anywhere() {
    return co_read();
}

int use(io::Channel &channel) {
    int total = co_annotated(1);      // expect: coroutine-called-outside
    total += channel.co_read();       // expect: coroutine-called-outside
    total += io::Channel::co_open(1); // expect: coroutine-called-outside
    total += channel.co_flush();      // expect: coroutine-called-outside
    total += channel.read() + channel.read_now() + channel.read_anywhere() + plain(1);
    return total;
}
