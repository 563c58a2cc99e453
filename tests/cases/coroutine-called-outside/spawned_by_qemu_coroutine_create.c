// To hand a coroutine to what starts one is no call of it; what is handed there runs as one.
#include "../support/qemu_mini.h"

typedef void coroutine_fn CoroutineEntry(void *opaque);
Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *co);

typedef struct Request {
    int unit;
    int result;
} Request;

int coroutine_fn co_handle(int unit);

static void coroutine_fn handle_entry(void *opaque) {
    Request *request = opaque;
    request->result = co_handle(request->unit);
}

static void unmarked_entry(void *opaque) {
    Request *request = opaque;
    request->result = co_handle(request->unit);
}

static void never_handed_over(void *opaque) {
    Request *request = opaque;
    request->result = co_handle(request->unit); // expect: coroutine-called-outside
}

void handle(Request *request) {
    qemu_coroutine_enter(qemu_coroutine_create(handle_entry, request));
    Coroutine *co = qemu_coroutine_create(unmarked_entry, request);
    qemu_coroutine_enter(co);
}

void handle_at_once(Request *request) {
    never_handed_over(request);
    handle_entry(request); // expect: coroutine-called-outside
}
