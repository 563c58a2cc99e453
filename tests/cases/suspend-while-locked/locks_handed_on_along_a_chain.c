// Locks handed on along a chain; names that change while the lock is held.
#include "../support/marks.h"
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>

struct link {
    pthread_mutex_t lock;
    struct link *next;
    struct link *previous;
    int value;
};

void coroutine_fn hand_yield(void);
struct link *hand_find(int key);

void coroutine_fn hand_over_hand(struct link *head) {
    struct link *current = head;
    pthread_mutex_lock(&current->lock); // expect: blocking-lock
    while (current->next) {
        struct link *next = current->next;
        pthread_mutex_lock(&next->lock); // expect: blocking-lock
        pthread_mutex_unlock(&current->lock);
        current = next;
    }
    pthread_mutex_unlock(&current->lock);
    hand_yield();
}

void coroutine_fn hand_with_previous(struct link *current) {
    struct link *previous = NULL;
    while (current) {
        pthread_mutex_lock(&current->lock); // expect: blocking-lock
        if (previous)
            pthread_mutex_unlock(&previous->lock);
        previous = current;
        current = current->next;
    }
    if (previous)
        pthread_mutex_unlock(&previous->lock);
    hand_yield();
}

static struct link *hand_get_locked(int key) {
    struct link *found = hand_find(key);
    if (!found)
        return NULL;
    pthread_mutex_lock(&found->lock);
    return found;
}

static void hand_put(struct link *link) {
    pthread_mutex_unlock(&link->lock);
}

void coroutine_fn hand_got_and_put(int key) {
    struct link *link = hand_get_locked(key); // expect: blocking-lock
    if (!link)
        return;
    link->value++;
    hand_put(link);
    hand_yield();
}

void coroutine_fn hand_got_and_kept(int key) {
    struct link *link = hand_get_locked(key); // expect: suspend-while-locked
    if (!link)
        return;
    hand_yield();
    hand_put(link);
}

void coroutine_fn hand_not_got(int key) {
    struct link *link = hand_get_locked(key); // expect: blocking-lock
    if (!link) {
        hand_yield();
        return;
    }
    hand_put(link);
}

void coroutine_fn hand_assigned_later(int key) {
    struct link *link;
    link = hand_get_locked(key); // expect: blocking-lock
    if (link != NULL) {
        link->value++;
        pthread_mutex_unlock(&link->lock);
    }
    hand_yield();
}

static pthread_mutex_t *hand_shard(int key) {
    static pthread_mutex_t shards[8];
    return &shards[key & 7];
}

void coroutine_fn hand_shard_pointer(int key) {
    pthread_mutex_t *lock = hand_shard(key);
    pthread_mutex_lock(lock); // expect: blocking-lock
    pthread_mutex_unlock(lock);
    hand_yield();
}

static pthread_mutex_t *hand_lock_shard(int key) {
    pthread_mutex_t *lock = hand_shard(key);
    pthread_mutex_lock(lock);
    return lock;
}

void coroutine_fn hand_shard_locked(int key) {
    pthread_mutex_t *lock = hand_lock_shard(key); // expect: blocking-lock
    pthread_mutex_unlock(lock);
    hand_yield();
}

void coroutine_fn hand_shard_held(int key) {
    pthread_mutex_t *lock = hand_lock_shard(key); // expect: suspend-while-locked
    hand_yield();
    pthread_mutex_unlock(lock);
}

void coroutine_fn hand_swapped(struct link *a, struct link *b) {
    if (a > b) {
        struct link *c = a;
        a = b;
        b = c;
    }
    pthread_mutex_lock(&a->lock); // expect: blocking-lock
    pthread_mutex_lock(&b->lock); // expect: blocking-lock
    a->value += b->value;
    pthread_mutex_unlock(&b->lock);
    pthread_mutex_unlock(&a->lock);
    hand_yield();
}

struct knot {
    struct knot *next;
    pthread_mutex_t *lock;
};

void coroutine_fn tied_to_itself(struct knot *knot, int rounds) {
    pthread_mutex_lock(knot->lock); // expect: suspend-while-locked
    while (rounds-- > 0)
        knot->next = knot;
    hand_yield();
    pthread_mutex_unlock(knot->lock);
}
