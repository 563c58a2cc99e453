// IPC_NOWAIT makes msgsnd and msgrcv return at once.
#include "../support/marks.h"
#include <sys/ipc.h>
#include <sys/msg.h>

struct message {
    long kind;
    char text[64];
};

void coroutine_fn exchange(int queue, struct message *message) {
    msgsnd(queue, message, sizeof message->text, 0);    // expect: blocking-wait
    msgrcv(queue, message, sizeof message->text, 1, 0); // expect: blocking-wait
}

void coroutine_fn exchange_if_possible(int queue, struct message *message) {
    msgsnd(queue, message, sizeof message->text, IPC_NOWAIT);
    msgrcv(queue, message, sizeof message->text, 1, MSG_NOERROR | IPC_NOWAIT);
}
