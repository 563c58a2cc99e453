// A default argument is evaluated where the call leaves it out.
#include "../support/task.hpp"
#include <unistd.h>

void show(int number, unsigned slept = sleep(1));

Task<> count() {
    show(1); // expect: blocking-sleep
    show(2, 0);
    co_return;
}
