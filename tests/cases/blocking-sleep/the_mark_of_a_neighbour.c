// A mark belongs to its own declaration: not to the next, nor to one that mentions it otherwise.
#include <unistd.h>

#define coroutine_fn
#define coroutine

typedef struct Coroutine Coroutine;

void coroutine_fn marked(void);
void plain_after_a_marked_one(void) {
    sleep(1);
}

struct operations {
    void (*coroutine_fn read)(void);
};
void plain_after_a_marked_field(void) {
    sleep(1);
}

void plain_with_a_marked_parameter(void (*coroutine_fn entry)(void)) {
    (void)entry;
    sleep(1);
}

/* coroutine_fn */ void plain_beside_a_comment(void) {
    sleep(1);
}

const char *plain_with_the_word_in_a_text(void) {
    sleep(1);
    return "coroutine_fn";
}

#undef coroutine

void plain_with_a_parameter_of_that_name(Coroutine *coroutine) {
    (void)coroutine;
    sleep(1);
}

void coroutine_fn marked(void) {
    sleep(1); // expect: blocking-sleep
}
