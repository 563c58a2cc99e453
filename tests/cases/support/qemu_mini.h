/* Imitates what the cases need of QEMU's thread and coroutine headers (qemu/thread.h,
 * qemu/coroutine.h, qemu/lockable.h): the same names and signatures, written anew. As in QEMU,
 * coroutine_fn is empty, qemu_mutex_lock goes through a function pointer, and the lock guards
 * pick the lock's functions with _Generic. */
#ifndef COROLINT_CASES_SUPPORT_QEMU_MINI_H
#define COROLINT_CASES_SUPPORT_QEMU_MINI_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#define coroutine_fn
#define coroutine_mixed_fn

typedef struct QemuMutex {
    pthread_mutex_t lock;
    bool initialized;
} QemuMutex;

typedef struct QemuRecMutex {
    QemuMutex m;
} QemuRecMutex;

typedef struct QemuSpin {
    int value;
} QemuSpin;

typedef struct QemuCond {
    pthread_cond_t cond;
    bool initialized;
} QemuCond;

typedef struct QemuSemaphore {
    QemuMutex mutex;
    QemuCond cond;
    unsigned int count;
} QemuSemaphore;

typedef struct QemuEvent {
    unsigned value;
    bool initialized;
} QemuEvent;

typedef struct QemuThread {
    pthread_t thread;
} QemuThread;

typedef void (*QemuMutexLockFunc)(QemuMutex *m, const char *f, int l);
typedef int (*QemuMutexTrylockFunc)(QemuMutex *m, const char *f, int l);
typedef void (*QemuRecMutexLockFunc)(QemuRecMutex *m, const char *f, int l);
typedef void (*QemuCondWaitFunc)(QemuCond *c, QemuMutex *m, const char *f, int l);

extern QemuMutexLockFunc qemu_mutex_lock_func;
extern QemuMutexTrylockFunc qemu_mutex_trylock_func;
extern QemuRecMutexLockFunc qemu_rec_mutex_lock_func;
extern QemuCondWaitFunc qemu_cond_wait_func;

void qemu_mutex_init(QemuMutex *mutex);
void qemu_mutex_destroy(QemuMutex *mutex);
void qemu_mutex_unlock_impl(QemuMutex *mutex, const char *file, const int line);
void qemu_rec_mutex_init(QemuRecMutex *mutex);
void qemu_rec_mutex_unlock_impl(QemuRecMutex *mutex, const char *file, int line);
void qemu_mutex_lock_iothread_impl(const char *file, int line);
void qemu_mutex_unlock_iothread(void);

#define qatomic_read(ptr) __atomic_load_n(ptr, __ATOMIC_RELAXED)

#define qemu_mutex_lock(m)                                                                         \
    ({                                                                                             \
        QemuMutexLockFunc _f = qatomic_read(&qemu_mutex_lock_func);                                \
        _f(m, __FILE__, __LINE__);                                                                 \
    })
#define qemu_mutex_trylock(m)                                                                      \
    ({                                                                                             \
        QemuMutexTrylockFunc _f = qatomic_read(&qemu_mutex_trylock_func);                          \
        _f(m, __FILE__, __LINE__);                                                                 \
    })
#define qemu_rec_mutex_lock(m)                                                                     \
    ({                                                                                             \
        QemuRecMutexLockFunc _f = qatomic_read(&qemu_rec_mutex_lock_func);                         \
        _f(m, __FILE__, __LINE__);                                                                 \
    })
#define qemu_cond_wait(c, m)                                                                       \
    ({                                                                                             \
        QemuCondWaitFunc _f = qatomic_read(&qemu_cond_wait_func);                                  \
        _f(c, m, __FILE__, __LINE__);                                                              \
    })
#define qemu_mutex_unlock(mutex) qemu_mutex_unlock_impl(mutex, __FILE__, __LINE__)
#define qemu_rec_mutex_unlock(mutex) qemu_rec_mutex_unlock_impl(mutex, __FILE__, __LINE__)
#define qemu_mutex_lock_iothread() qemu_mutex_lock_iothread_impl(__FILE__, __LINE__)

/* The macros above shadow these, which the lock guards take the address of. */
static inline void(qemu_mutex_lock)(QemuMutex *mutex) {
    qemu_mutex_lock(mutex);
}

static inline void(qemu_mutex_unlock)(QemuMutex *mutex) {
    qemu_mutex_unlock(mutex);
}

static inline void(qemu_rec_mutex_lock)(QemuRecMutex *mutex) {
    qemu_rec_mutex_lock(mutex);
}

static inline void(qemu_rec_mutex_unlock)(QemuRecMutex *mutex) {
    qemu_rec_mutex_unlock(mutex);
}

static inline void qemu_spin_init(QemuSpin *spin) {
    __atomic_store_n(&spin->value, 0, __ATOMIC_RELAXED);
}

static inline void qemu_spin_lock(QemuSpin *spin) {
    while (__atomic_exchange_n(&spin->value, 1, __ATOMIC_ACQUIRE)) {
    }
}

static inline bool qemu_spin_trylock(QemuSpin *spin) {
    return __atomic_exchange_n(&spin->value, 1, __ATOMIC_ACQUIRE);
}

static inline void qemu_spin_unlock(QemuSpin *spin) {
    __atomic_store_n(&spin->value, 0, __ATOMIC_RELEASE);
}

void qemu_cond_signal(QemuCond *cond);
void qemu_sem_wait(QemuSemaphore *sem);
int qemu_sem_timedwait(QemuSemaphore *sem, int ms);
void qemu_sem_post(QemuSemaphore *sem);
void qemu_event_wait(QemuEvent *ev);
void qemu_event_set(QemuEvent *ev);
void *qemu_thread_join(QemuThread *thread);

typedef struct Coroutine Coroutine;
typedef struct CoWaitRecord CoWaitRecord;

typedef struct CoMutex {
    unsigned locked;
    CoWaitRecord *from_push;
    Coroutine *holder;
} CoMutex;

typedef struct CoRwlock {
    CoMutex mutex;
    int owners;
} CoRwlock;

typedef struct CoQueue {
    Coroutine *first;
} CoQueue;

bool qemu_in_coroutine(void);
void coroutine_fn qemu_coroutine_yield(void);
void qemu_co_mutex_init(CoMutex *mutex);
void coroutine_fn qemu_co_mutex_lock(CoMutex *mutex);
void coroutine_fn qemu_co_mutex_unlock(CoMutex *mutex);
void qemu_co_rwlock_init(CoRwlock *lock);
void coroutine_fn qemu_co_rwlock_rdlock(CoRwlock *lock);
void coroutine_fn qemu_co_rwlock_wrlock(CoRwlock *lock);
void coroutine_fn qemu_co_rwlock_unlock(CoRwlock *lock);

typedef void QemuLockUnlockFunc(void *);

typedef struct QemuLockable {
    void *object;
    QemuLockUnlockFunc *lock;
    QemuLockUnlockFunc *unlock;
} QemuLockable;

#define QML_OBJ_(x, name)                                                                          \
    (&(QemuLockable){.object = (x),                                                                \
                     .lock = (QemuLockUnlockFunc *)qemu_##name##_lock,                             \
                     .unlock = (QemuLockUnlockFunc *)qemu_##name##_unlock})

#define QEMU_MAKE_LOCKABLE(x)                                                                      \
    _Generic((x),                                                                                  \
        QemuMutex *: QML_OBJ_(x, mutex),                                                           \
        QemuRecMutex *: QML_OBJ_(x, rec_mutex),                                                    \
        CoMutex *: QML_OBJ_(x, co_mutex),                                                          \
        QemuSpin *: QML_OBJ_(x, spin))

void coroutine_fn qemu_co_queue_wait_impl(CoQueue *queue, QemuLockable *lock, int flags);
#define qemu_co_queue_wait(queue, lock) qemu_co_queue_wait_impl(queue, QEMU_MAKE_LOCKABLE(lock), 0)
bool coroutine_fn qemu_co_queue_next(CoQueue *queue);

static inline QemuLockable *qemu_lockable_auto_lock(QemuLockable *x) {
    x->lock(x->object);
    return x;
}

static inline void qemu_lockable_auto_unlock(QemuLockable *x) {
    if (x) {
        x->unlock(x->object);
    }
}

static inline void qemu_lockable_autoptr_cleanup(QemuLockable **x) {
    qemu_lockable_auto_unlock(*x);
}

#define QEMU_GLUE_(a, b) a##b
#define QEMU_GLUE(a, b) QEMU_GLUE_(a, b)
#define QEMU_AUTO_LOCKABLE __attribute__((cleanup(qemu_lockable_autoptr_cleanup))) QemuLockable *

#define WITH_QEMU_LOCK_GUARD_(x, var)                                                              \
    for (QEMU_AUTO_LOCKABLE var = qemu_lockable_auto_lock(QEMU_MAKE_LOCKABLE((x))); var;           \
         qemu_lockable_auto_unlock(var), var = NULL)

#define WITH_QEMU_LOCK_GUARD(x)                                                                    \
    WITH_QEMU_LOCK_GUARD_((x), QEMU_GLUE(qemu_lockable_auto, __COUNTER__))

#define QEMU_LOCK_GUARD(x)                                                                         \
    QEMU_AUTO_LOCKABLE QEMU_GLUE(qemu_lockable_auto, __COUNTER__) __attribute__((unused)) =        \
        qemu_lockable_auto_lock(QEMU_MAKE_LOCKABLE((x)))

#endif
