// What a flag or a result says of the lock.
#include "../support/marks.h"
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct flagged {
    pthread_mutex_t lock;
    pthread_rwlock_t rw;
    int value;
    bool threaded;
};

void coroutine_fn flag_yield(void);
int flag_check(struct flagged *f);

void coroutine_fn flag_true_is_true(struct flagged *f, bool locked) {
    if (locked == true)
        pthread_mutex_lock(&f->lock); // expect: blocking-lock
    f->value++;
    if (locked == true)
        pthread_mutex_unlock(&f->lock);
    flag_yield();
}

void coroutine_fn flag_true_or_so(struct flagged *f, bool locked) {
    if (locked)
        pthread_mutex_lock(&f->lock); // expect: blocking-lock
    f->value++;
    if (locked == true)
        pthread_mutex_unlock(&f->lock);
    flag_yield();
}

void coroutine_fn flag_in_between(struct flagged *f, bool locked) {
    if (locked)
        pthread_mutex_lock(&f->lock); // expect: suspend-while-locked
    locked = f->value > 3;
    if (locked)
        pthread_mutex_unlock(&f->lock);
    flag_yield();
}

static int flag_take(struct flagged *f) {
    if (pthread_mutex_trylock(&f->lock) != 0)
        return -EBUSY;
    return 0;
}

void coroutine_fn flag_taken_or_busy(struct flagged *f) {
    int rc = flag_take(f);
    if (rc == -EBUSY) {
        flag_yield();
        return;
    }
    f->value++;
    pthread_mutex_unlock(&f->lock);
}

void coroutine_fn flag_taken_or_failed(struct flagged *f) {
    int rc = flag_take(f);
    if (rc < 0) {
        flag_yield();
        return;
    }
    pthread_mutex_unlock(&f->lock);
}

void coroutine_fn flag_taken_and_held(struct flagged *f) {
    if (flag_take(f) < 0) // expect: suspend-while-locked
        return;
    flag_yield();
    pthread_mutex_unlock(&f->lock);
}

static int flag_prepare(struct flagged *f) {
    pthread_mutex_lock(&f->lock);
    int rc = flag_check(f);
    if (rc < 0) {
        pthread_mutex_unlock(&f->lock);
        return rc;
    }
    return 0;
}

int coroutine_fn flag_prepared(struct flagged *f) {
    int rc = flag_prepare(f); // expect: blocking-lock
    if (rc < 0) {
        flag_yield();
        return rc;
    }
    pthread_mutex_unlock(&f->lock);
    flag_yield();
    return 0;
}

int coroutine_fn flag_failed_unlock(struct flagged *f) {
    if (pthread_mutex_lock(&f->lock)) { // expect: blocking-lock
        flag_yield();
        return -1;
    }
    pthread_mutex_unlock(&f->lock);
    return 0;
}

int coroutine_fn flag_lock_result(struct flagged *f) {
    int rc = pthread_mutex_lock(&f->lock); // expect: blocking-lock
    if (rc != 0) {
        flag_yield();
        return rc;
    }
    rc = pthread_mutex_unlock(&f->lock);
    flag_yield();
    return rc;
}

void coroutine_fn flag_goto_out(struct flagged *f) {
    bool held = false;
    if (f->value > 1) {
        pthread_mutex_lock(&f->lock); // expect: blocking-lock
        held = true;
        if (flag_check(f))
            goto out;
        f->value--;
    }
out:
    if (held)
        pthread_mutex_unlock(&f->lock);
    flag_yield();
}

void coroutine_fn flag_of_a_member(const struct flagged *settings, struct flagged *f) {
    const bool threaded = settings->threaded;
    if (threaded)
        pthread_mutex_lock(&f->lock); // expect: blocking-lock
    f->value++;
    if (threaded)
        pthread_mutex_unlock(&f->lock);
    flag_yield();
}

void coroutine_fn flag_negated(struct flagged *f, bool already) {
    if (!already)
        pthread_mutex_lock(&f->lock); // expect: blocking-lock
    f->value++;
    if (already) {
        flag_yield();
        return;
    }
    pthread_mutex_unlock(&f->lock);
    flag_yield();
}

void coroutine_fn flag_writer_or_reader(struct flagged *f, bool write) {
    if (write)
        pthread_rwlock_wrlock(&f->rw); // expect: blocking-lock
    else
        pthread_rwlock_rdlock(&f->rw); // expect: blocking-lock
    f->value++;
    pthread_rwlock_unlock(&f->rw);
    flag_yield();
}

void coroutine_fn flag_enum(struct flagged *f, int mode) {
    switch (mode) {
    case 1:
        pthread_mutex_lock(&f->lock); // expect: blocking-lock
        break;
    default:
        break;
    }
    f->value++;
    if (mode == 1)
        pthread_mutex_unlock(&f->lock);
    flag_yield();
}

void coroutine_fn flag_ternary(struct flagged *f, bool second, struct flagged *g) {
    pthread_mutex_t *lock = second ? &g->lock : &f->lock;
    pthread_mutex_lock(lock); // expect: blocking-lock
    f->value++;
    pthread_mutex_unlock(lock);
    flag_yield();
}

void coroutine_fn flag_optional_lock(pthread_mutex_t *lock, struct flagged *f) {
    if (lock)
        pthread_mutex_lock(lock); // expect: blocking-lock
    f->value++;
    if (lock)
        pthread_mutex_unlock(lock);
    flag_yield();
}

void coroutine_fn flag_bits(struct flagged *f, unsigned flags) {
    if (flags & 1)
        pthread_mutex_lock(&f->lock); // expect: blocking-lock
    f->value++;
    if (flags & 1)
        pthread_mutex_unlock(&f->lock);
    flag_yield();
}

void coroutine_fn flag_do_while(struct flagged *f) {
    do {
        pthread_mutex_lock(&f->lock); // expect: blocking-lock
        f->value++;
        if (f->value == 7) {
            pthread_mutex_unlock(&f->lock);
            break;
        }
        pthread_mutex_unlock(&f->lock);
        flag_yield();
    } while (f->value < 9);
}

void coroutine_fn flag_try_loop(struct flagged *f) {
    int rc;
    while ((rc = pthread_mutex_trylock(&f->lock)) == EBUSY)
        flag_yield();
    if (rc == 0)
        pthread_mutex_unlock(&f->lock);
}

void coroutine_fn flag_not_tried(struct flagged *f) {
    bool won = !pthread_mutex_trylock(&f->lock);
    if (!won)
        flag_yield();
    f->value++;
    if (won)
        pthread_mutex_unlock(&f->lock);
    flag_yield();
}
