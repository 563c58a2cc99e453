/* libev's watchers are filled in by macros, whose names are what is known. */
unsigned sleep(unsigned);

struct ev_loop;
typedef struct ev_io {
    int active;
    void (*cb)(struct ev_loop *, struct ev_io *, int);
    int fd;
} ev_io;
typedef struct ev_timer {
    int active;
    void (*cb)(struct ev_loop *, struct ev_timer *, int);
    double at;
} ev_timer;

#define ev_init(ev, cb_) ((ev)->active = 0, ev_set_cb((ev), (cb_)))
#define ev_set_cb(ev, cb_) ((ev)->cb = (cb_))
#define ev_io_init(ev, cb, fd_) (ev_init((ev), (cb)), (ev)->fd = (fd_))
#define ev_timer_init(ev, cb, after) (ev_init((ev), (cb)), (ev)->at = (after))

void ev_io_start(struct ev_loop *, ev_io *);
void ev_timer_start(struct ev_loop *, ev_timer *);

static void on_libev_input(struct ev_loop *loop, ev_io *watcher, int events) {
    (void)loop, (void)watcher, (void)events;
    sleep(1); // expect: blocking-sleep
}

static void on_libev_timer(struct ev_loop *loop, ev_timer *watcher, int events) {
    (void)loop, (void)watcher, (void)events;
    sleep(1); // expect: blocking-sleep
}

/* In a structure of the program's own, which no loop knows. */
struct libev_like {
    int active;
    void (*cb)(struct ev_loop *, struct libev_like *, int);
};

static void on_own(struct ev_loop *loop, struct libev_like *own, int events) {
    (void)loop, (void)own, (void)events;
    sleep(1);
}

void libev_setup(struct ev_loop *loop, ev_io *input, ev_timer *timer, struct libev_like *own) {
    ev_io_init(input, on_libev_input, 0);
    ev_io_start(loop, input);
    ev_timer_init(timer, on_libev_timer, 1.);
    ev_timer_start(loop, timer);
    own->cb = on_own;
}
