// A helper that tries, and says whether it won, is held where it said yes.
#include "../support/marks.h"
#include <pthread.h>
#include <stdbool.h>

struct try_gate {
    pthread_mutex_t lock;
    int passed;
};

static bool try_gate_enter(struct try_gate *gate) {
    return pthread_mutex_trylock(&gate->lock) == 0;
}

static void try_gate_leave(struct try_gate *gate) {
    pthread_mutex_unlock(&gate->lock);
}

void coroutine_fn yield_to_loop(void);

void coroutine_fn try_gate_won_and_held(struct try_gate *gate) {
    if (!try_gate_enter(gate)) // expect: suspend-while-locked
        return;
    yield_to_loop();
    try_gate_leave(gate);
}

void coroutine_fn try_gate_until_won(struct try_gate *gate) {
    while (!try_gate_enter(gate))
        yield_to_loop();
    gate->passed++;
    try_gate_leave(gate);
}

void coroutine_fn try_gate_lost_suspends(struct try_gate *gate) {
    if (try_gate_enter(gate)) {
        gate->passed++;
        try_gate_leave(gate);
    } else {
        yield_to_loop();
    }
}
