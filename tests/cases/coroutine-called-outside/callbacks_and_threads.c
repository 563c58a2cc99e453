// Callbacks of an event loop and functions of threads are no coroutines.
#include <pthread.h>

#define coroutine_fn

typedef struct uv_timer_s uv_timer_t;
typedef void (*uv_timer_cb)(uv_timer_t *handle);
int uv_timer_start(uv_timer_t *handle, uv_timer_cb cb, unsigned long timeout, unsigned long repeat);

struct job;
void coroutine_fn co_run_job(struct job *job);
void run_job(struct job *job);
extern struct job *next_job;

static void on_timer(uv_timer_t *timer) {
    (void)timer;
    co_run_job(next_job); // expect: coroutine-called-outside
}

static void on_plain_timer(uv_timer_t *timer) {
    (void)timer;
    run_job(next_job);
}

static void *job_thread(void *opaque) {
    co_run_job(opaque); // expect: coroutine-called-outside
    return NULL;
}

static void *plain_thread(void *opaque) {
    run_job(opaque);
    return NULL;
}

int start_jobs(uv_timer_t *timer, uv_timer_t *other, struct job *job) {
    pthread_t thread;
    uv_timer_start(timer, on_timer, 10, 0);
    uv_timer_start(other, on_plain_timer, 10, 0);
    pthread_create(&thread, NULL, plain_thread, job);
    return pthread_create(&thread, NULL, job_thread, job);
}
