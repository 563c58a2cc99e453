// GLib's allocators and its automatic clean-up: private until the pointer is stolen.
#include "../support/glib_mini.h"
#include "../support/marks.h"

gpointer g_malloc0(size_t size); // GLib's: imitated
void g_free(gpointer mem);
static inline void g_autoptr_cleanup_generic_gfree(void *p) {
    g_free(*(void **)p);
}
static inline gpointer g_steal_pointer(gpointer pp) {
    gpointer *pointer = (gpointer *)pp;
    gpointer stolen = *pointer;
    *pointer = NULL;
    return stolen;
}
#define g_autofree __attribute__((cleanup(g_autoptr_cleanup_generic_gfree)))
#define g_new0(type, n) ((type *)g_malloc0(sizeof(type) * (n)))

typedef struct Spool {
    GMutex mutex;
    int jobs;
} Spool;

void coroutine_fn spool_freed_at_the_end(void) {
    g_autofree Spool *spool = g_new0(Spool, 1);
    g_mutex_init(&spool->mutex); // expect: lock-per-call
    g_mutex_lock(&spool->mutex);
    spool->jobs++;
    g_mutex_unlock(&spool->mutex);
}

void coroutine_fn spool_freed_by_hand(void) {
    Spool *spool = g_new0(Spool, 1);
    g_mutex_init(&spool->mutex); // expect: lock-per-call
    g_mutex_lock(&spool->mutex);
    spool->jobs++;
    g_mutex_unlock(&spool->mutex);
    g_free(spool);
}

Spool *coroutine_fn spool_stolen(void) {
    g_autofree Spool *spool = g_new0(Spool, 1);
    g_mutex_init(&spool->mutex);
    return g_steal_pointer(&spool);
}

void coroutine_fn spool_stolen_into(Spool **spools, int index) {
    g_autofree Spool *spool = g_new0(Spool, 1);
    g_mutex_init(&spool->mutex);
    spools[index] = g_steal_pointer(&spool);
}
