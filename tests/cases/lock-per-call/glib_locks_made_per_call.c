// GLib's locks on the stack.
#include "../support/glib_mini.h"
#include "../support/marks.h"

static int counter;

gpointer worker(gpointer data);

void coroutine_fn count(void) {
    GMutex mutex; // expect: lock-per-call
    g_mutex_init(&mutex);
    g_mutex_lock(&mutex);
    counter++;
    g_mutex_unlock(&mutex);
    g_mutex_clear(&mutex);
}

void coroutine_fn count_recursive(void) {
    GRecMutex mutex; // expect: lock-per-call
    g_rec_mutex_init(&mutex);
    g_rec_mutex_lock(&mutex);
    counter++;
    g_rec_mutex_unlock(&mutex);
}

void coroutine_fn count_reading(void) {
    GRWLock lock; // expect: lock-per-call
    g_rw_lock_init(&lock);
    g_rw_lock_writer_lock(&lock);
    counter++;
    g_rw_lock_writer_unlock(&lock);
}

void coroutine_fn count_beside_a_thread(void) {
    GMutex mutex;
    g_mutex_init(&mutex);
    g_thread_unref(g_thread_new("worker", worker, &mutex));
    g_mutex_lock(&mutex); // expect: blocking-lock
    counter++;
    g_mutex_unlock(&mutex);
}
