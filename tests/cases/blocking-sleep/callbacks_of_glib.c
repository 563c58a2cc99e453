/* GLib's main loop runs these; its thread pools and threads run the others. */
unsigned sleep(unsigned);

typedef int gboolean;
typedef void *gpointer;
typedef unsigned guint;
typedef struct _GError GError;
typedef struct _GThread GThread;
typedef struct _GThreadPool GThreadPool;
typedef gboolean (*GSourceFunc)(gpointer);
typedef void (*GFunc)(gpointer, gpointer);
typedef gpointer (*GThreadFunc)(gpointer);

guint g_timeout_add(guint, GSourceFunc, gpointer);
guint g_idle_add(GSourceFunc, gpointer);
guint g_unix_fd_add(int, int, gboolean (*)(int, int, gpointer), gpointer);
GThreadPool *g_thread_pool_new(GFunc, gpointer, int, gboolean, GError **);
GThread *g_thread_new(const char *, GThreadFunc, gpointer);

static gboolean on_glib_timeout(gpointer user) {
    (void)user;
    sleep(1); // expect: blocking-sleep
    return 1;
}

static gboolean on_glib_idle(gpointer user) {
    (void)user;
    sleep(1); // expect: blocking-sleep
    return 0;
}

static gboolean on_glib_descriptor(int descriptor, int condition, gpointer user) {
    (void)descriptor, (void)condition, (void)user;
    sleep(1); // expect: blocking-sleep
    return 1;
}

static void in_glib_pool(gpointer task, gpointer user) {
    (void)task, (void)user;
    sleep(1);
}

static gpointer in_glib_thread(gpointer user) {
    sleep(1);
    return user;
}

void glib_setup(void) {
    g_timeout_add(1000, on_glib_timeout, 0);
    g_idle_add(on_glib_idle, 0);
    g_unix_fd_add(0, 1, on_glib_descriptor, 0);
    g_thread_pool_new(in_glib_pool, 0, 4, 0, 0);
    g_thread_new("worker", in_glib_thread, 0);
}
