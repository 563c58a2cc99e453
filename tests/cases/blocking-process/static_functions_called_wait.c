// A file's own wait and system.
#include "../support/marks.h"

struct valve {
    int pressure;
};

static int wait(struct valve *valve) {
    return valve->pressure > 3;
}

static void system(struct valve *valve, int pressure) {
    valve->pressure = pressure;
}

int coroutine_fn regulate(struct valve *valve) {
    system(valve, 4);
    return wait(valve);
}
