// A message queue may be empty, or full.
#include "../support/marks.h"
#include <mqueue.h>
#include <time.h>

void coroutine_fn exchange(mqd_t queue, char *text, size_t size, const struct timespec *deadline) {
    unsigned priority = 0;
    mq_send(queue, text, size, priority);                    // expect: blocking-wait
    mq_receive(queue, text, size, &priority);                // expect: blocking-wait
    mq_timedsend(queue, text, size, priority, deadline);     // expect: blocking-wait
    mq_timedreceive(queue, text, size, &priority, deadline); // expect: blocking-wait
}

int coroutine_fn inspect(mqd_t queue) {
    struct mq_attr attributes;
    mq_getattr(queue, &attributes);
    return mq_close(queue);
}
