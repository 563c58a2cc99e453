#define _XOPEN_SOURCE 700 /* ucontext */

#include "scheduler.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <ucontext.h>

enum {
    STACK_BYTES = 128 * 1024,
    NANOSECONDS_PER_MILLISECOND = 1000000,
    MILLISECONDS_PER_SECOND = 1000,
};

struct Coroutine {
    Coroutine *next; /* in the one queue or list that holds it */
    CoroutineEntry *entry;
    void *opaque;
    int64_t wake_at_ms;
    bool finished;
    ucontext_t context;
    char stack[STACK_BYTES];
};

/* One thread, one scheduler. */
static struct {
    ucontext_t loop;
    Coroutine *current;
    CoroutineQueue ready;
    Coroutine *sleepers; /* the first to wake comes first */
} scheduler;

static void queue_push(CoroutineQueue *queue, Coroutine *coroutine) {
    coroutine->next = NULL;
    if (queue->last)
        queue->last->next = coroutine;
    else
        queue->first = coroutine;
    queue->last = coroutine;
}

static Coroutine *queue_pop(CoroutineQueue *queue) {
    Coroutine *coroutine = queue->first;
    if (!coroutine)
        return NULL;
    queue->first = coroutine->next;
    if (!queue->first)
        queue->last = NULL;
    return coroutine;
}

static void sleepers_insert(Coroutine *coroutine) {
    Coroutine **link = &scheduler.sleepers;
    while (*link && (*link)->wake_at_ms <= coroutine->wake_at_ms)
        link = &(*link)->next;
    coroutine->next = *link;
    *link = coroutine;
}

/* The bottom frame of every coroutine. Returning from it goes back to the loop (uc_link). */
static void coroutine_fn coroutine_main(void) {
    Coroutine *self = scheduler.current;
    self->entry(self->opaque);
    self->finished = true;
}

void scheduler_spawn(CoroutineEntry *entry, void *opaque) {
    Coroutine *coroutine = malloc(sizeof *coroutine);
    if (!coroutine || getcontext(&coroutine->context) != 0) {
        perror("scheduler_spawn");
        abort();
    }
    coroutine->entry = entry;
    coroutine->opaque = opaque;
    coroutine->finished = false;
    coroutine->context.uc_stack.ss_sp = coroutine->stack;
    coroutine->context.uc_stack.ss_size = sizeof coroutine->stack;
    coroutine->context.uc_link = &scheduler.loop;
    makecontext(&coroutine->context, coroutine_main, 0);
    queue_push(&scheduler.ready, coroutine);
}

static void coroutine_resume(Coroutine *coroutine) {
    scheduler.current = coroutine;
    swapcontext(&scheduler.loop, &coroutine->context);
    scheduler.current = NULL;
    if (coroutine->finished)
        free(coroutine);
}

/* Only those that are ready now: who gets ready meanwhile lets the sleepers wake first. */
static void resume_ready(void) {
    CoroutineQueue batch = scheduler.ready;
    scheduler.ready = (CoroutineQueue){0};
    for (Coroutine *coroutine = queue_pop(&batch); coroutine; coroutine = queue_pop(&batch))
        coroutine_resume(coroutine);
}

/* The only place where this thread may sleep: the loop itself, with nothing else to do. */
static void sleep_until(int64_t wake_at_ms) {
    int64_t pause_ms = wake_at_ms - scheduler_now_ms();
    if (pause_ms <= 0)
        return;
    const struct timespec pause = {
        .tv_sec = (time_t)(pause_ms / MILLISECONDS_PER_SECOND),
        .tv_nsec = (long)(pause_ms % MILLISECONDS_PER_SECOND) * NANOSECONDS_PER_MILLISECOND,
    };
    nanosleep(&pause, NULL);
}

static void wake_sleepers(void) {
    int64_t now_ms = scheduler_now_ms();
    while (scheduler.sleepers && scheduler.sleepers->wake_at_ms <= now_ms) {
        Coroutine *coroutine = scheduler.sleepers;
        scheduler.sleepers = coroutine->next;
        queue_push(&scheduler.ready, coroutine);
    }
}

void scheduler_run(void) {
    while (scheduler.ready.first || scheduler.sleepers) {
        resume_ready();
        if (!scheduler.ready.first && scheduler.sleepers)
            sleep_until(scheduler.sleepers->wake_at_ms);
        wake_sleepers();
    }
}

int64_t scheduler_now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * MILLISECONDS_PER_SECOND +
           now.tv_nsec / NANOSECONDS_PER_MILLISECOND;
}

void coroutine_fn scheduler_sleep_ms(int64_t milliseconds) {
    scheduler.current->wake_at_ms = scheduler_now_ms() + milliseconds;
    sleepers_insert(scheduler.current);
    qemu_coroutine_yield();
}

void coroutine_fn qemu_coroutine_yield(void) {
    swapcontext(&scheduler.current->context, &scheduler.loop);
}

void qemu_co_mutex_init(CoMutex *mutex) {
    *mutex = (CoMutex){0};
}

void coroutine_fn qemu_co_mutex_lock(CoMutex *mutex) {
    if (!mutex->locked) {
        mutex->locked = true;
        return;
    }
    queue_push(&mutex->waiters, scheduler.current);
    qemu_coroutine_yield(); /* resumed as the owner: unlock hands the lock over */
}

void coroutine_fn qemu_co_mutex_unlock(CoMutex *mutex) {
    Coroutine *next_owner = queue_pop(&mutex->waiters);
    if (next_owner)
        queue_push(&scheduler.ready, next_owner);
    else
        mutex->locked = false;
}
