// A non-blocking listener does not make the sockets it accepts non-blocking.
#include "../support/marks.h"
#include <stddef.h>
#include <sys/socket.h>

ssize_t coroutine_fn serve(char *buffer, size_t size) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    int peer = accept(listener, NULL, NULL);
    return recv(peer, buffer, size, 0); // expect: blocking-io
}
