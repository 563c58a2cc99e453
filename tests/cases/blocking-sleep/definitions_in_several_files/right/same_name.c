// See left/same_name.c.
#include "../../../support/marks.h"

static void same_name_helper(void) {}
struct same_name { void (*run)(void); };
struct same_name right_table[] = {{same_name_helper}};
coroutine_fn void right_calls(struct same_name *s) {
    same_name_helper();
    s->run();
}
