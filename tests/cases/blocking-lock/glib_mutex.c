// GLib's locks: mutex, recursive mutex, both sides of the rwlock, and G_LOCK.
#include "../support/glib_mini.h"
#include "../support/marks.h"

G_LOCK_DEFINE_STATIC(counter);
static int counter;

struct cache {
    GMutex mutex;
    GRecMutex rec_mutex;
    GRWLock rw_lock;
};

void coroutine_fn named_lock(void) {
    G_LOCK(counter); // expect: blocking-lock
    counter++;
    G_UNLOCK(counter);
}

void coroutine_fn every_kind(struct cache *cache) {
    g_mutex_lock(&cache->mutex); // expect: blocking-lock
    g_mutex_unlock(&cache->mutex);
    g_rec_mutex_lock(&cache->rec_mutex); // expect: blocking-lock
    g_rec_mutex_unlock(&cache->rec_mutex);
    g_rw_lock_reader_lock(&cache->rw_lock); // expect: blocking-lock
    g_rw_lock_reader_unlock(&cache->rw_lock);
    g_rw_lock_writer_lock(&cache->rw_lock); // expect: blocking-lock
    g_rw_lock_writer_unlock(&cache->rw_lock);
}

void coroutine_fn every_try(struct cache *cache) {
    if (g_mutex_trylock(&cache->mutex))
        g_mutex_unlock(&cache->mutex);
    if (g_rec_mutex_trylock(&cache->rec_mutex))
        g_rec_mutex_unlock(&cache->rec_mutex);
    if (g_rw_lock_reader_trylock(&cache->rw_lock))
        g_rw_lock_reader_unlock(&cache->rw_lock);
    if (g_rw_lock_writer_trylock(&cache->rw_lock))
        g_rw_lock_writer_unlock(&cache->rw_lock);
    if (G_TRYLOCK(counter))
        G_UNLOCK(counter);
}
