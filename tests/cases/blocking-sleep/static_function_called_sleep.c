// A file's own static function is not the system's, whatever its name.
#include "../support/marks.h"

struct cat {
    int hours;
};

static int sleep(struct cat *cat, int hours) {
    cat->hours += hours;
    return cat->hours;
}

int coroutine_fn evening(struct cat *cat) {
    return sleep(cat, 8);
}
