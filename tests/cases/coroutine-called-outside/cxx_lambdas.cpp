// A lambda runs where what it is given to runs it: on a loop or a thread it is surely outside.
#define coroutine_fn
#include <functional>
#include <thread>

typedef struct uv_timer_s uv_timer_t;
typedef void (*uv_timer_cb)(uv_timer_t *handle);
extern "C" int uv_timer_start(uv_timer_t *handle, uv_timer_cb cb, unsigned long timeout,
                              unsigned long repeat);

int coroutine_fn co_fetch(int unit);
void run_in_fiber(const std::function<int()> &work);

void hand_over(uv_timer_t *timer) {
    run_in_fiber([] { return co_fetch(1); });
    auto marked = []() __attribute__((annotate("coroutine_fn"))) { return co_fetch(2); };
    run_in_fiber(marked);
    uv_timer_start(
        timer,
        [](uv_timer_t *) {
            co_fetch(3); // expect: coroutine-called-outside
        },
        10, 0);
    std::thread([] {
        co_fetch(5); // expect: coroutine-called-outside
    }).detach();
    co_fetch(4); // expect: coroutine-called-outside
}
