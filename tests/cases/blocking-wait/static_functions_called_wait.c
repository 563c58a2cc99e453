// Unrelated static functions named like the system's.
#include "../support/marks.h"

struct event {
    int happened;
};

static int poll(struct event *event) {
    return event->happened;
}

static void sem_wait(struct event *event, int count) {
    event->happened += count;
}

static void pause(struct event *event) {
    event->happened = 0;
}

int coroutine_fn handle(struct event *event) {
    sem_wait(event, 2);
    pause(event);
    return poll(event);
}
