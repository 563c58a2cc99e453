// Letting go of a neighbour's lock does not let go of this one.
#include "../support/marks.h"
#include <pthread.h>

struct place_side {
    pthread_mutex_t lock;
    int value;
};

struct place_pair {
    struct place_side left;
    struct place_side right;
};

static pthread_mutex_t place_file_lock = PTHREAD_MUTEX_INITIALIZER;

void coroutine_fn yield_to_loop(void);

void coroutine_fn place_two_parameters(struct place_side *from, struct place_side *to) {
    pthread_mutex_lock(&from->lock); // expect: suspend-while-locked
    from->value++;
    pthread_mutex_unlock(&to->lock);
    yield_to_loop();
}

void coroutine_fn place_two_members(struct place_pair *pair) {
    pthread_mutex_lock(&pair->left.lock); // expect: suspend-while-locked
    pair->left.value++;
    pthread_mutex_unlock(&pair->right.lock);
    yield_to_loop();
}

void coroutine_fn place_member_of_one_global_of_another(struct place_side *side) {
    pthread_mutex_lock(&place_file_lock); // expect: suspend-while-locked
    side->value++;
    pthread_mutex_unlock(&side->lock);
    yield_to_loop();
}

void coroutine_fn place_the_same_in_both(struct place_side *from, struct place_side *to) {
    pthread_mutex_lock(&from->lock); // expect: blocking-lock
    pthread_mutex_lock(&to->lock);   // expect: blocking-lock
    from->value++;
    pthread_mutex_unlock(&from->lock);
    pthread_mutex_unlock(&to->lock);
    yield_to_loop();
}

void coroutine_fn place_spelt_in_two_ways(struct place_pair *pair) {
    pthread_mutex_lock(&(*pair).left.lock); // expect: blocking-lock
    pair->left.value++;
    pthread_mutex_unlock(&pair->left.lock);
    yield_to_loop();
}
