// What a wrapper registers with an event loop runs on it; what it hands to a pool does not.
#include "../support/marks.h"
#include <pthread.h>
#include <unistd.h>

typedef struct uv_loop_s uv_loop_t;
typedef struct uv_timer_s { void *data; } uv_timer_t;
typedef struct uv_work_s { void *data; } uv_work_t;
typedef void (*uv_timer_cb)(uv_timer_t *);
typedef void (*uv_work_cb)(uv_work_t *);
typedef void (*uv_after_work_cb)(uv_work_t *, int);
int uv_timer_start(uv_timer_t *, uv_timer_cb, unsigned long, unsigned long);
int uv_queue_work(uv_loop_t *, uv_work_t *, uv_work_cb, uv_after_work_cb);

static uv_timer_t timer;
static void every(unsigned long ms, uv_timer_cb cb) { uv_timer_start(&timer, cb, ms, ms); }
static void every_second(uv_timer_cb cb) { every(1000, cb); }

static void passed(uv_timer_t *t) { (void)t; sleep(1); } // expect: blocking-sleep
static void passed_on(uv_timer_t *t) { (void)t; sleep(1); } // expect: blocking-sleep
static void quick(uv_timer_t *t) { (void)t; }
static void returned(uv_timer_t *t) { (void)t; sleep(1); } // expect: blocking-sleep
static uv_timer_cb choose(int which) { return which ? returned : quick; }

struct watch { uv_timer_cb cb; uv_timer_cb unused; };
static void in_a_field(uv_timer_t *t) { (void)t; sleep(1); } // expect: blocking-sleep
static void in_another_field(uv_timer_t *t) { (void)t; sleep(1); }
static struct watch watches[] = {{.cb = in_a_field, .unused = in_another_field}};
static void arm(struct watch *w) { uv_timer_start(&timer, w->cb, 1, 0); }

static void given_to_unknown_code(uv_timer_t *t) { (void)t; sleep(1); }
void unseen(uv_timer_cb cb);

void start(int which) {
    every(1, passed);
    every_second(passed_on);
    every(2, quick);
    uv_timer_start(&timer, choose(which), 1, 0);
    arm(watches);
    unseen(given_to_unknown_code);
}

static void work(uv_work_t *r) { (void)r; sleep(1); }
static void after_work(uv_work_t *r, int status) { (void)r; (void)status; sleep(1); } // expect: blocking-sleep
static void offload(uv_work_t *r, uv_work_cb w, uv_after_work_cb after) { uv_queue_work(0, r, w, after); }
static void *thread_main(void *data) { (void)data; sleep(1); return 0; }
static void spawn(void *(*run)(void *)) {
    pthread_t thread;
    pthread_create(&thread, 0, run, 0);
}
struct job { uv_work_cb work; uv_after_work_cb after; };
static void work_of_a_job(uv_work_t *r) { (void)r; sleep(1); }
static void submit(struct job *j, uv_work_t *r) { uv_queue_work(0, r, j->work, j->after); }

coroutine_fn void hand_over(uv_work_t *r) {
    offload(r, work, after_work);
    spawn(thread_main);
    struct job job = {work_of_a_job, 0};
    submit(&job, r);
}
