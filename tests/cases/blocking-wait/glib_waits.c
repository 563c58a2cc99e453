// GLib's conditions, thread joins and thread queues.
#include "../support/glib_mini.h"
#include "../support/marks.h"

struct box {
    GMutex mutex;
    GCond filled;
    gpointer content;
};

gpointer coroutine_fn take(struct box *box, gint64 end_time) {
    g_mutex_lock(&box->mutex); // expect: blocking-lock
    while (!box->content)
        g_cond_wait(&box->filled, &box->mutex);             // expect: blocking-wait
    g_cond_wait_until(&box->filled, &box->mutex, end_time); // expect: blocking-wait
    g_mutex_unlock(&box->mutex);
    return box->content;
}

gpointer coroutine_fn from_a_thread(GThread *thread) {
    return g_thread_join(thread); // expect: blocking-wait
}

gpointer coroutine_fn from_a_queue(GAsyncQueue *queue) {
    gpointer first = g_async_queue_pop(queue);                // expect: blocking-wait
    gpointer second = g_async_queue_timeout_pop(queue, 1000); // expect: blocking-wait
    return first ? first : second;
}

gpointer coroutine_fn without_waiting(GAsyncQueue *queue, struct box *box, GThread *thread) {
    g_cond_signal(&box->filled);
    g_thread_yield();
    g_thread_unref(thread);
    g_async_queue_push(queue, box);
    return g_async_queue_try_pop(queue);
}
