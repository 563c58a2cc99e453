/* What libevent runs from its dispatch loop, and what it does not. */
unsigned sleep(unsigned);

struct event;
struct event_base;
struct bufferevent;
struct evconnlistener;
typedef int evutil_socket_t;
typedef void (*event_callback_fn)(evutil_socket_t, short, void *);
typedef void (*bufferevent_data_cb)(struct bufferevent *, void *);
typedef void (*bufferevent_event_cb)(struct bufferevent *, short, void *);

struct event *event_new(struct event_base *, evutil_socket_t, short, event_callback_fn, void *);
int event_base_once(struct event_base *, evutil_socket_t, short, event_callback_fn, void *,
                    const void *);
void bufferevent_setcb(struct bufferevent *, bufferevent_data_cb, bufferevent_data_cb,
                       bufferevent_event_cb, void *);
void event_set_log_callback(void (*)(int, const char *));

static void on_readable(evutil_socket_t socket, short what, void *user) {
    (void)socket, (void)what, (void)user;
    sleep(1); // expect: blocking-sleep
}

static void on_once(evutil_socket_t socket, short what, void *user) {
    (void)socket, (void)what, (void)user;
    sleep(1); // expect: blocking-sleep
}

static void on_data(struct bufferevent *buffer, void *user) {
    (void)buffer, (void)user;
    sleep(1); // expect: blocking-sleep
}

static void on_end(struct bufferevent *buffer, short what, void *user) {
    (void)buffer, (void)what, (void)user;
    sleep(1); // expect: blocking-sleep
}

/* Called wherever libevent has something to say, also before there is a loop. */
static void on_log(int severity, const char *text) {
    (void)severity, (void)text;
    sleep(1);
}

/* Handed to nobody. */
static void on_nothing(evutil_socket_t socket, short what, void *user) {
    (void)socket, (void)what, (void)user;
    sleep(1);
}

event_callback_fn libevent_unused = on_nothing;

void libevent_setup(struct event_base *base, struct bufferevent *buffer) {
    event_new(base, 3, 2, on_readable, 0);
    event_base_once(base, -1, 1, on_once, 0, 0);
    bufferevent_setcb(buffer, on_data, 0, on_end, 0);
    event_set_log_callback(on_log);
}
