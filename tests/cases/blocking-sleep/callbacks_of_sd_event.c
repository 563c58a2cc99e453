/* systemd's event loop: sources, and the bus attached to it. */
unsigned sleep(unsigned);

typedef struct sd_event sd_event;
typedef struct sd_event_source sd_event_source;
typedef struct sd_bus sd_bus;
typedef struct sd_bus_slot sd_bus_slot;
typedef struct sd_bus_message sd_bus_message;
typedef struct sd_bus_error sd_bus_error;
typedef unsigned long long uint64_t;
typedef int (*sd_event_io_handler_t)(sd_event_source *, int, unsigned, void *);
typedef int (*sd_event_time_handler_t)(sd_event_source *, uint64_t, void *);
typedef int (*sd_event_handler_t)(sd_event_source *, void *);
typedef int (*sd_bus_message_handler_t)(sd_bus_message *, void *, sd_bus_error *);

int sd_event_add_io(sd_event *, sd_event_source **, int, unsigned, sd_event_io_handler_t, void *);
int sd_event_add_time(sd_event *, sd_event_source **, int, uint64_t, uint64_t,
                      sd_event_time_handler_t, void *);
int sd_event_add_defer(sd_event *, sd_event_source **, sd_event_handler_t, void *);
int sd_bus_call_async(sd_bus *, sd_bus_slot **, sd_bus_message *, sd_bus_message_handler_t, void *,
                      uint64_t);
int sd_event_source_set_description(sd_event_source *, const char *);

static int on_sd_io(sd_event_source *source, int descriptor, unsigned events, void *user) {
    (void)source, (void)descriptor, (void)events, (void)user;
    sleep(1); // expect: blocking-sleep
    return 0;
}

static int on_sd_time(sd_event_source *source, uint64_t now, void *user) {
    (void)source, (void)now, (void)user;
    sleep(1); // expect: blocking-sleep
    return 0;
}

static int on_sd_defer(sd_event_source *source, void *user) {
    (void)source, (void)user;
    sleep(1); // expect: blocking-sleep
    return 0;
}

static int on_sd_reply(sd_bus_message *reply, void *user, sd_bus_error *error) {
    (void)reply, (void)user, (void)error;
    sleep(1); // expect: blocking-sleep
    return 0;
}

/* Called by hand, before the loop runs. */
static int sd_prepare(sd_event_source *source, void *user) {
    (void)source, (void)user;
    sleep(1);
    return 0;
}

int sd_setup(sd_event *event, sd_bus *bus, sd_bus_message *request) {
    sd_event_source *source = 0;
    sd_event_add_io(event, &source, 3, 1, on_sd_io, 0);
    sd_event_add_time(event, 0, 1, 1000, 0, on_sd_time, 0);
    sd_event_add_defer(event, 0, on_sd_defer, 0);
    sd_bus_call_async(bus, 0, request, on_sd_reply, 0, 0);
    sd_event_source_set_description(source, "input");
    return sd_prepare(source, 0);
}
