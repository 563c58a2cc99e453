/* c-ares calls back from ares_process(), on the loop that watches its sockets. */
unsigned sleep(unsigned);

typedef struct ares_channeldata *ares_channel;
struct hostent;
struct ares_addrinfo;
struct ares_addrinfo_hints;
typedef void (*ares_host_callback)(void *, int, int, struct hostent *);
typedef void (*ares_addrinfo_callback)(void *, int, int, struct ares_addrinfo *);

void ares_gethostbyname(ares_channel, const char *, int, ares_host_callback, void *);
void ares_getaddrinfo(ares_channel, const char *, const char *, const struct ares_addrinfo_hints *,
                      ares_addrinfo_callback, void *);
void ares_free_hostent(struct hostent *);

static void on_ares_host(void *user, int status, int timeouts, struct hostent *host) {
    (void)user, (void)status, (void)timeouts;
    ares_free_hostent(host);
    sleep(1); // expect: blocking-sleep
}

static void on_ares_address(void *user, int status, int timeouts, struct ares_addrinfo *address) {
    (void)user, (void)status, (void)timeouts, (void)address;
    sleep(1); // expect: blocking-sleep
}

/* Of the same type, but only ever compared. */
static void on_ares_never(void *user, int status, int timeouts, struct hostent *host) {
    (void)user, (void)status, (void)timeouts, (void)host;
    sleep(1);
}

int ares_setup(ares_channel channel, ares_host_callback wanted) {
    ares_gethostbyname(channel, "localhost", 2, on_ares_host, 0);
    ares_getaddrinfo(channel, "localhost", "80", 0, on_ares_address, 0);
    return wanted == on_ares_never;
}
