/* Marks, functions and entries of the configuration beside this file. */
#include <stdbool.h>
#include <unistd.h>

#define coroutine_fn
#define house_co
#define house_blocks
#define house_disk
#define async_fn

struct loop;
typedef struct house_mutex {
    int owner;
} house_mutex;

void loop_add(struct loop *loop, void (*callback)(void));
void pool_submit(void (*work)(void));
bool in_task(void);
void house_blocks wait_for_disk(void);
void house_disk write_to_disk(void);
int legacy_query(const char *text);
int legacy_run(const char *text) {
    return text[0];
}
void house_mutex_lock(house_mutex *mutex);
void house_mutex_unlock(house_mutex *mutex);

static house_mutex lock;

void house_co by_mark(void) {
    sleep(1);               // expect: blocking-sleep
    wait_for_disk();        // expect: blocking-wait
    legacy_query("select"); // expect: blocking-wait
    legacy_run("ls");       // expect: blocking-process
    write_to_disk();        // expect: blocking-io
}

/* The macro means nothing here, whatever the built-in catalogs say. */
void async_fn by_mark_that_is_none(void) {
    sleep(1);
}

void net_co_accept(void) {
    sleep(1); // expect: blocking-sleep
}

void net_co_main(void) {
    sleep(1);
}

void coroutine_fn marked_by_mistake(void) {
    sleep(1);
}

void on_readable(void) {
    sleep(1); // expect: blocking-sleep
}

/* A helper known to be harmless is not looked into; one that is not known is. */
void log_line(void) {
    sleep(1);
}
void write_line(void) {
    sleep(1);
}

void coroutine_fn calls_helpers(int file) {
    log_line();
    write_line(); // expect: blocking-sleep
    fsync(file);
}

static void on_timer(void) {
    usleep(1); // expect: blocking-sleep
}

static void work(void) {
    usleep(1);
}

void registers(struct loop *loop) {
    loop_add(loop, on_timer);
    pool_submit(work);
}

void either(void) {
    if (!in_task())
        sleep(1);
}

void coroutine_fn asks_where_it_is(void) {
    either();
}

void coroutine_fn takes_house_lock(void) {
    house_mutex_lock(&lock); // expect: blocking-lock
    house_mutex_unlock(&lock);
}

/* One function that is a coroutine by its name is called by one that is none. */
void plain_caller(void) {
    net_co_accept(); // expect: coroutine-called-outside
}
