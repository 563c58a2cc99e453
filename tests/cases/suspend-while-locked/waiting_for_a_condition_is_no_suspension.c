// pthread_cond_wait and kin put the thread to sleep; they suspend no coroutine.
#include "../support/qemu_mini.h"

typedef struct CondInbox {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    QemuMutex qemu_lock;
    QemuCond qemu_filled;
    int mails;
} CondInbox;

void coroutine_fn cond_inbox_waits(CondInbox *s) {
    pthread_mutex_lock(&s->lock); // expect: blocking-lock
    while (s->mails == 0)
        pthread_cond_wait(&s->filled, &s->lock); // expect: blocking-wait
    s->mails--;
    pthread_mutex_unlock(&s->lock);
    qemu_coroutine_yield();
}

void coroutine_fn cond_inbox_waits_qemu(CondInbox *s) {
    qemu_mutex_lock(&s->qemu_lock);                 // expect: blocking-lock
    qemu_cond_wait(&s->qemu_filled, &s->qemu_lock); // expect: blocking-wait
    qemu_mutex_unlock(&s->qemu_lock);
    qemu_coroutine_yield();
}

void coroutine_fn cond_inbox_holds_it_again(CondInbox *s) {
    pthread_mutex_lock(&s->lock);            // expect: suspend-while-locked
    pthread_cond_wait(&s->filled, &s->lock); // expect: blocking-wait
    qemu_coroutine_yield();
    s->mails--;
    pthread_mutex_unlock(&s->lock);
}
