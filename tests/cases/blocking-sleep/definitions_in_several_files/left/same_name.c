// Static functions, and structures, of one name in two files of one name are no relation.
#include "../../../support/marks.h"
#include <unistd.h>

static void same_name_helper(void) { sleep(1); }
struct same_name { void (*run)(void); };
struct same_name left_table[] = {{same_name_helper}};
coroutine_fn void left_calls(struct same_name *s) {
    same_name_helper(); // expect: blocking-sleep
    s->run(); // expect: blocking-sleep
}
