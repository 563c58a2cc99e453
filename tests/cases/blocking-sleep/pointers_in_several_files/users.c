// Tables and fields are followed into other files.
#include "../../support/marks.h"
#include "tables.h"
#include <unistd.h>

static void own_nap(void) { sleep(1); }
void set_up_far(struct far_holder *h) { far_set(h, own_nap); }

coroutine_fn void use_far_pointers(struct far_holder *h) {
    far_slow.go(); // expect: blocking-sleep
    far_fast.go();
    const struct far_table *local = &far_fast;
    local->go();
    local = &far_slow;
    local->go(); // expect: blocking-sleep
    h->set(); // expect: blocking-sleep
    if (h->unset)
        h->unset();
    far_function()(); // expect: blocking-sleep
}
