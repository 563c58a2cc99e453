// GLib's mutexes by hand and by g_autoptr.
#include "../support/glib_mini.h"
#include "../support/marks.h"

struct locker_cache {
    GMutex mutex;
    GRWLock rw_lock;
    int entries;
};

G_LOCK_DEFINE_STATIC(locker_table);

void coroutine_fn yield_to_loop(void);

void coroutine_fn locker_by_hand(struct locker_cache *cache) {
    g_mutex_lock(&cache->mutex); // expect: suspend-while-locked
    yield_to_loop();
    g_mutex_unlock(&cache->mutex);
}

void coroutine_fn locker_of_the_file(struct locker_cache *cache) {
    G_LOCK(locker_table); // expect: suspend-while-locked
    cache->entries++;
    yield_to_loop();
    G_UNLOCK(locker_table);
}

void coroutine_fn locker_of_the_file_released(struct locker_cache *cache) {
    G_LOCK(locker_table); // expect: blocking-lock
    cache->entries++;
    G_UNLOCK(locker_table);
    yield_to_loop();
}

int coroutine_fn locker_to_the_end(struct locker_cache *cache) {
    g_autoptr(GMutexLocker) locker =
        g_mutex_locker_new(&cache->mutex); // expect: suspend-while-locked
    yield_to_loop();
    return locker ? cache->entries : 0;
}

int coroutine_fn locker_in_a_block(struct locker_cache *cache) {
    int entries;
    {
        g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&cache->mutex); // expect: blocking-lock
        entries = locker ? cache->entries : 0;
    }
    yield_to_loop();
    return entries;
}

void coroutine_fn locker_freed_early(struct locker_cache *cache) {
    g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&cache->mutex); // expect: blocking-lock
    cache->entries++;
    g_mutex_locker_free(locker);
    locker = NULL;
    yield_to_loop();
}

void coroutine_fn locker_won_by_trying(struct locker_cache *cache) {
    if (!g_mutex_trylock(&cache->mutex)) // expect: suspend-while-locked
        return;
    yield_to_loop();
    g_mutex_unlock(&cache->mutex);
}

void coroutine_fn locker_not_won(struct locker_cache *cache) {
    while (!g_mutex_trylock(&cache->mutex))
        yield_to_loop();
    cache->entries++;
    g_mutex_unlock(&cache->mutex);
}

void coroutine_fn locker_of_a_reader(struct locker_cache *cache) {
    g_rw_lock_reader_lock(&cache->rw_lock); // expect: suspend-while-locked
    yield_to_loop();
    g_rw_lock_reader_unlock(&cache->rw_lock);
}
