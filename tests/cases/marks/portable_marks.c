// The marks of <corolint/annotations.h> mean what their names say.
#include "../../../include/corolint/annotations.h"
#include <unistd.h>

COROLINT_COROUTINE void update(void);
void update(void) {
    sleep(1); // expect: blocking-sleep
}

COROLINT_NONBLOCKING static int on_readable(void) {
    sleep(1); // expect: blocking-sleep
    return 0;
}

COROLINT_COROUTINE_MIXED void either(void) {
    update();
}

COROLINT_PLAIN COROLINT_COROUTINE void never_one(void) {
    sleep(1);
}

void outside(void) {
    update(); // expect: coroutine-called-outside
    on_readable();
}

COROLINT_BLOCKING int wait_for_disk(void);

struct operations {
    COROLINT_COROUTINE void (*fetch)(void);
    COROLINT_BLOCKING void (*flush)(void);
};

COROLINT_COROUTINE void every_mark(const struct operations *operations) {
    either();
    never_one();     // expect: blocking-sleep
    wait_for_disk(); // expect: blocking-wait
    operations->fetch();
    operations->flush(); // expect: blocking-wait
}

void plain(const struct operations *operations) {
    operations->fetch(); // expect: coroutine-called-outside
    operations->flush();
}
