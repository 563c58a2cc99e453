// g_autoptr(GMutexLocker) is a guard: making the locker takes the lock.
#include "../support/glib_mini.h"
#include "../support/marks.h"

struct cache {
    GMutex mutex;
    int entries;
};

int coroutine_fn add_entry(struct cache *cache) {
    g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&cache->mutex); // expect: blocking-lock
    return locker ? ++cache->entries : 0;
}

int coroutine_fn locker_of_nothing(struct cache *cache) {
    g_autoptr(GMutexLocker) locker = NULL;
    return locker ? 0 : cache->entries;
}
