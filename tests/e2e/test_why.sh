#!/bin/sh
# --why tells by which way a function comes to run on the loop, and by which way it blocks.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

cat >a.c <<'END'
#define coroutine_fn
void save(void);
void coroutine_fn update(void) { save(); }
void coroutine_fn refresh(void) { update(); }
END
cat >b.c <<'END'
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>
void flush_all(void);
void save(void) { flush_all(); }
void flush_all(void) { fsync(1); }
static void *work(void *arg) { flush_all(); return arg; }
void start(pthread_t *thread) { pthread_create(thread, 0, work, 0); }
int main(void) { pthread_t thread; start(&thread); sleep(1); return 0; }
long peek(int fd, char *to) { return recv(fd, to, 1, MSG_DONTWAIT); }
END

# A coroutine, by the mark and through two functions of another file.
run --why update a.c b.c
expect_status 0
expect_complaints 0
expect_stdout <<'END'
a.c:3:19: 'update' runs on the event loop, as a coroutine
a.c:3:19: note: 'update' is marked 'coroutine_fn': a coroutine
void coroutine_fn update(void) { save(); }
                  ^~~~~~
a.c:3:19: 'update' may block: it leads to 'fsync' [blocking-io]
a.c:3:34: note: 'update' calls 'save'
void coroutine_fn update(void) { save(); }
                                 ^~~~~~
b.c:5:19: note: 'save' calls 'flush_all'
void save(void) { flush_all(); }
                  ^~~~~~~~~~~
b.c:6:24: note: 'flush_all' calls 'fsync', which may block
void flush_all(void) { fsync(1); }
                       ^~~~~~~~
help: sync on a worker thread and await the result
END

# A plain function that a coroutine comes to.
run --why flush_all a.c b.c
expect_status 0
expect_stdout_has "b.c:6:6: 'flush_all' runs on the event loop: coroutine 'update' leads to it"
expect_stdout_has "a.c:3:34: note: 'update' calls 'save'"
expect_stdout_has "b.c:5:19: note: 'save' calls 'flush_all'"
expect_stdout_has "b.c:6:6: 'flush_all' may block: it calls 'fsync' [blocking-io]"
expect_stdout_has 'note: it is reported in the functions on the event loop that come here'

# A coroutine that calls another is not to blame for it.
run --why refresh a.c b.c
expect_stdout_has "'refresh' does not block, as far as is seen"
expect_stdout_has "a.c:4:35: note: 'refresh' calls 'update', which runs on the event loop itself"

# On another thread, and on none that is known.
run --why work a.c b.c
expect_status 0
expect_stdout_has "b.c:7:14: 'work' runs on another thread, not on the event loop"
expect_stdout_has "b.c:8:33: note: 'work' runs on another thread: it is handed to 'pthread_create' here"
cat >offloaded.c <<'EOF'
#include <unistd.h>
#define offloaded_fn
#define coroutine_fn
static void offloaded_fn flush_later(void) { fsync(1); }
void coroutine_fn hand_over(void) { flush_later(); }
EOF
run --why flush_later offloaded.c
expect_status 0
expect_stdout_has "offloaded.c:4:26: 'flush_later' runs on another thread, not on the event loop"
expect_stdout_has "offloaded.c:4:26: note: 'flush_later' is marked 'offloaded_fn': it runs on another thread"
expect_stdout_has 'note: it is not reported: that does not run on the event loop'
run --why start a.c b.c
expect_stdout_has "b.c:8:6: 'start' does not run on the event loop, as far as is seen"
expect_stdout_has "b.c:9:36: note: 'main' calls 'start'"
expect_stdout_has "'start' does not block, as far as is seen"

# What is known to block, and why it does not there.
run --why peek a.c b.c
expect_stdout_has "b.c:10:38: note: 'peek' calls 'recv', which does not block with these arguments"
run --why fsync a.c b.c
expect_status 0
expect_stdout_has "'fsync' runs on the event loop: coroutine 'update' leads to it"
expect_stdout_has "note: catalog 'posix' says that a call of 'fsync' may block [blocking-io]"

# A callback, and where it is handed over.
cat >c.c <<'END'
#include <unistd.h>
typedef struct uv_timer_s uv_timer_t;
int uv_timer_start(uv_timer_t *timer, void (*callback)(uv_timer_t *), unsigned long timeout,
                   unsigned long repeat);
static void tick(uv_timer_t *timer) { (void)timer; sleep(1); }
void begin(uv_timer_t *timer) { uv_timer_start(timer, tick, 1, 1); }
END
run --why tick c.c
expect_status 0
expect_stdout_has "c.c:5:13: 'tick' runs on the event loop, and is no coroutine"
expect_stdout_has "c.c:6:33: note: 'tick' is a callback of the event loop: it is handed to 'uv_timer_start' here"
expect_stdout_has "c.c:5:13: 'tick' may block: it calls 'sleep' [blocking-sleep]"

# Several of one name, by place; PATH says which are meant.
mkdir one two
echo 'static int get(void) { return 1; } int one(void) { return get(); }' >one/x.c
echo 'static int get(void) { return 2; } int two(void) { return get(); }' >two/x.c
run --why get one two
expect_status 0
[ "$(grep -c "'get' does not run on the event loop" "$outcome/stdout")" -eq 2 ] ||
    fail 'both were expected'
[ "$(grep -n one/x.c:1:12: "$outcome/stdout" | cut -d : -f 1 | head -n 1)" -eq 1 ] ||
    fail 'the first was expected first'
write_database . one/x.c two/x.c
run --why get two
expect_stdout_has two/x.c:1:12
expect_stdout_lacks one/x.c:1:12

# By pattern, by place, by the end of a qualified name; lambdas come with their function.
run --why 's*' a.c b.c
expect_stdout_has "b.c:5:6: 'save' runs"
expect_stdout_has "b.c:8:6: 'start' does not run"
run --why b.c:6 a.c b.c
expect_stdout_has "b.c:6:6: 'flush_all' runs"
cat >d.cpp <<'END'
#include <unistd.h>
namespace store {
struct Cache {
    int get() {
        auto wait = [] { sleep(1); };
        return wait(), 1;
    }
};
}
int use(store::Cache &cache) { return cache.get(); }
END
run --why Cache::get d.cpp
expect_status 0
expect_stdout_has "d.cpp:4:9: 'store::Cache::get' may block"
expect_stdout_has "'store::Cache::get::(lambda)' may block: it calls 'sleep' [blocking-sleep]"
run --why d.cpp:5 d.cpp
expect_stdout_has "'store::Cache::get::(lambda)' may block"
expect_stdout_lacks "'store::Cache::get' may block"

# Through two pointers one of 144 ways runs: that is a guess, and nothing is reported.
{
    echo '#define coroutine_fn'
    echo 'unsigned sleep(unsigned);'
    i=0
    while [ $i -lt 12 ]; do
        echo "static void leaf$i(void) { sleep($i); }"
        i=$((i + 1))
    done
    echo 'struct ops { void (*run)(void); };'
    echo 'static struct ops inner[12];'
    i=0
    while [ $i -lt 12 ]; do
        echo "static void middle$i(void) { inner[$i].run(); }"
        i=$((i + 1))
    done
    echo 'struct outer { void (*go)(void); } outer[12];'
    echo 'void set(void) {'
    i=0
    while [ $i -lt 12 ]; do
        echo "    inner[$i].run = leaf$i; outer[$i].go = middle$i;"
        i=$((i + 1))
    done
    echo '}'
    echo 'void coroutine_fn co(int i) { outer[i].go(); }'
} >doubt.c
run doubt.c
expect_status 0
expect_no_stdout
run --why co doubt.c
expect_stdout_has "'co' does not block, as far as is seen"
run --why leaf3 doubt.c
expect_stdout_has "'leaf3' runs on the event loop: coroutine 'co' leads to it"
expect_stdout_has 'note: it is not reported: on every way here, it is one of too many functions'
run --why middle3 doubt.c
expect_stdout_has 'note: it is not reported: on every way here, it is one of too many functions'

# Two files of one name: both are told of, wherever the line stands in each.
mkdir left right
printf '#include <unistd.h>\nvoid first(void) {\n    sleep(1);\n}\n' >left/util.c
printf '#include <unistd.h>\n\nvoid second(void) { sleep(1); }\n' >right/util.c
run --why util.c:3 left/util.c right/util.c
expect_status 0
expect_stdout_has "left/util.c:2:6: 'first' may block"
expect_stdout_has "right/util.c:3:6: 'second' may block"

# A name that is none.
run --why flush_al a.c b.c
expect_status 2
expect_no_stdout
expect_message "'flush_al'" "'flush_all'"
run --why nothing_of_the_kind a.c b.c
expect_status 2
expect_no_stdout
expect_message "'nothing_of_the_kind'"
for other in --verify '--format json' '--graph save' '--select blocking-io' \
    '--ignore blocking-io' '--fail-on never'; do
    # shellcheck disable=SC2086 # two words
    run --why save $other a.c
    expect_status 2
    expect_message --why "${other%% *}"
done

# To a file as well.
run --why update a.c b.c
cp "$outcome/stdout" update.txt
run --why update -o why.txt a.c b.c
expect_status 0
expect_no_stdout
cmp why.txt update.txt || fail 'the file differs'

# A C++20 coroutine that is only ever started on other threads; and one that comes back from there.
cat >pool.cpp <<'END'
#include <coroutine>
#include <unistd.h>
struct Task {
    struct promise_type {
        Task get_return_object();
        std::suspend_always initial_suspend() noexcept;
        std::suspend_always final_suspend() noexcept;
        void return_void();
        void unhandled_exception();
    };
};
struct Hop : std::suspend_always {};
Hop to_loop();
void submit(Task task);
Task work() { sleep(1); co_return; }
Task back() { co_await to_loop(); sleep(2); }
void start() { submit(work()); submit(back()); }
END
cat >.corolint.json <<'END'
{"entries": [{"function": "submit", "pool": [0]}, {"function": "to_loop", "hops": "loop"}]}
END
run --why work pool.cpp -- -std=c++20
expect_status 0
expect_stdout_has "pool.cpp:15:6: 'work' runs on another thread, not on the event loop"
expect_stdout_has "pool.cpp:17:16: note: 'work' is only started on other threads, as here"
expect_stdout_has "note: 'work' calls 'sleep', which runs on another thread: the coroutine is only started there"
run --why back pool.cpp -- -std=c++20
expect_stdout_has "pool.cpp:16:6: 'back' runs on the event loop, as a coroutine"
expect_stdout_has "pool.cpp:17:32: note: 'back' is only started on other threads, as here"
expect_stdout_has "'back' may block: it calls 'sleep'"
