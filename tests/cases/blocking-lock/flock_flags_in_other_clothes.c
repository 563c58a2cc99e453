// LOCK_NB counts when it is or-ed in as a constant, through a macro or a constant too, whatever
// the other operands are. Where it is taken out again it does not.
#include "../support/marks.h"
#include <stdbool.h>
#include <sys/file.h>

#define EXCLUSIVE_NOW (LOCK_EX | LOCK_NB)
#define EXCLUSIVE LOCK_EX

int coroutine_fn through_a_macro(int fd) {
    return flock(fd, EXCLUSIVE_NOW);
}

int coroutine_fn through_a_macro_that_waits(int fd) {
    return flock(fd, EXCLUSIVE); // expect: blocking-lock
}

int coroutine_fn through_a_constant(int fd) {
    const int how = LOCK_SH | LOCK_NB;
    return flock(fd, how);
}

int coroutine_fn through_a_constant_that_waits(int fd) {
    const int how = LOCK_SH;
    return flock(fd, how); // expect: blocking-lock
}

int coroutine_fn beside_a_choice(int fd, bool exclusive) {
    return flock(fd, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB);
}

int coroutine_fn a_choice_alone(int fd, bool exclusive) {
    return flock(fd, exclusive ? LOCK_EX : LOCK_SH); // expect: blocking-lock
}

int coroutine_fn beside_a_parameter(int fd, int how) {
    return flock(fd, how | LOCK_NB);
}

int coroutine_fn taken_out_again(int fd, int how) {
    return flock(fd, how & ~LOCK_NB); // expect: blocking-lock
}
