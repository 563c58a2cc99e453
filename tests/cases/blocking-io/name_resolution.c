// Resolving a name asks the network; converting a written address does not.
#include "../support/marks.h"
#include <arpa/inet.h>
#include <netdb.h>
#include <stddef.h>
#include <sys/socket.h>

int coroutine_fn resolve(const char *host, const struct sockaddr *address, socklen_t length) {
    struct addrinfo *found = NULL;
    char name[NI_MAXHOST];
    int error = getaddrinfo(host, "http", NULL, &found);                  // expect: blocking-io
    error += getnameinfo(address, length, name, sizeof name, NULL, 0, 0); // expect: blocking-io
    freeaddrinfo(found);
    return gethostbyname(host) ? error : -1; // expect: blocking-io
}

int coroutine_fn convert(const char *text, struct in_addr *address) {
    char written[INET_ADDRSTRLEN];
    if (inet_pton(AF_INET, text, address) != 1)
        return -1;
    return inet_ntop(AF_INET, address, written, sizeof written) && htons(80);
}
