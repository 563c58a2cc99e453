// The list's head from before the suspension decides what its head is after it.
#include "../support/qemu_mini.h"

typedef struct Request {
    struct Request *next;
    int id;
} Request;

typedef struct RequestList {
    Request *head;
} RequestList;

void coroutine_fn request_serve(Request *request);

void coroutine_fn serve_then_drop(RequestList *list) {
    Request *request = list->head;
    request_serve(request);
    list->head = request->next; // expect: racy-update
}

void coroutine_fn drop_then_serve(RequestList *list) {
    Request *request = list->head;
    list->head = request->next;
    request_serve(request);
}

void coroutine_fn serve_then_drop_the_current_one(RequestList *list) {
    request_serve(list->head);
    list->head = list->head->next;
}
