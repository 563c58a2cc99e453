/* Imitates what the cases need of GLib (gthread.h, gspawn.h, gmacros.h): the same names and
 * signatures, written anew, so that the cases need nothing but the C library. */
#ifndef COROLINT_CASES_SUPPORT_GLIB_MINI_H
#define COROLINT_CASES_SUPPORT_GLIB_MINI_H

#include <stddef.h>
#include <stdint.h>

typedef char gchar;
typedef int gint;
typedef int gboolean;
typedef unsigned int guint;
typedef int64_t gint64;
typedef unsigned long gulong;
typedef void *gpointer;
typedef int GPid;
typedef struct _GError GError;
typedef struct _GThread GThread;
typedef struct _GAsyncQueue GAsyncQueue;

typedef union _GMutex {
    gpointer p;
    guint i[2];
} GMutex;

typedef struct _GRecMutex {
    gpointer p;
    guint i[2];
} GRecMutex;

typedef struct _GRWLock {
    gpointer p;
    guint i[2];
} GRWLock;

typedef struct _GCond {
    gpointer p;
    guint i[2];
} GCond;

typedef gpointer (*GThreadFunc)(gpointer data);
typedef void (*GSpawnChildSetupFunc)(gpointer data);

typedef enum {
    G_SPAWN_DEFAULT = 0,
    G_SPAWN_SEARCH_PATH = 1 << 2
} GSpawnFlags;

void g_mutex_init(GMutex *mutex);
void g_mutex_clear(GMutex *mutex);
void g_mutex_lock(GMutex *mutex);
gboolean g_mutex_trylock(GMutex *mutex);
void g_mutex_unlock(GMutex *mutex);
void g_rec_mutex_init(GRecMutex *rec_mutex);
void g_rec_mutex_lock(GRecMutex *rec_mutex);
gboolean g_rec_mutex_trylock(GRecMutex *rec_mutex);
void g_rec_mutex_unlock(GRecMutex *rec_mutex);
void g_rw_lock_init(GRWLock *rw_lock);
void g_rw_lock_writer_lock(GRWLock *rw_lock);
gboolean g_rw_lock_writer_trylock(GRWLock *rw_lock);
void g_rw_lock_writer_unlock(GRWLock *rw_lock);
void g_rw_lock_reader_lock(GRWLock *rw_lock);
gboolean g_rw_lock_reader_trylock(GRWLock *rw_lock);
void g_rw_lock_reader_unlock(GRWLock *rw_lock);
void g_cond_wait(GCond *cond, GMutex *mutex);
gboolean g_cond_wait_until(GCond *cond, GMutex *mutex, gint64 end_time);
void g_cond_signal(GCond *cond);
GThread *g_thread_new(const gchar *name, GThreadFunc func, gpointer data);
gpointer g_thread_join(GThread *thread);
void g_thread_unref(GThread *thread);
void g_thread_yield(void);
gpointer g_async_queue_pop(GAsyncQueue *queue);
gpointer g_async_queue_try_pop(GAsyncQueue *queue);
gpointer g_async_queue_timeout_pop(GAsyncQueue *queue, uint64_t timeout);
void g_async_queue_push(GAsyncQueue *queue, gpointer data);
void g_usleep(gulong microseconds);

gboolean g_spawn_sync(const gchar *working_directory, gchar **argv, gchar **envp, GSpawnFlags flags,
                      GSpawnChildSetupFunc child_setup, gpointer user_data, gchar **standard_output,
                      gchar **standard_error, gint *wait_status, GError **error);
gboolean g_spawn_command_line_sync(const gchar *command_line, gchar **standard_output,
                                   gchar **standard_error, gint *wait_status, GError **error);
gboolean g_spawn_async(const gchar *working_directory, gchar **argv, gchar **envp,
                       GSpawnFlags flags, GSpawnChildSetupFunc child_setup, gpointer user_data,
                       GPid *child_pid, GError **error);

#define G_LOCK_NAME(name) g__##name##_lock
#define G_LOCK_DEFINE_STATIC(name) static GMutex G_LOCK_NAME(name)
#define G_LOCK(name) g_mutex_lock(&G_LOCK_NAME(name))
#define G_UNLOCK(name) g_mutex_unlock(&G_LOCK_NAME(name))
#define G_TRYLOCK(name) g_mutex_trylock(&G_LOCK_NAME(name))

typedef void GMutexLocker;

static inline GMutexLocker *g_mutex_locker_new(GMutex *mutex) {
    g_mutex_lock(mutex);
    return (GMutexLocker *)mutex;
}

static inline void g_mutex_locker_free(GMutexLocker *locker) {
    g_mutex_unlock((GMutex *)locker);
}

typedef GMutexLocker *GMutexLocker_autoptr;

static inline void glib_autoptr_cleanup_GMutexLocker(GMutexLocker **locker) {
    if (*locker)
        g_mutex_locker_free(*locker);
}

#define g_autoptr(TypeName)                                                                        \
    __attribute__((cleanup(glib_autoptr_cleanup_##TypeName))) TypeName##_autoptr

#endif
