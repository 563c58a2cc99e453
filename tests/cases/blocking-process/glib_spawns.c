// The synchronous spawns run the child to its end; the asynchronous one starts it.
#include "../support/glib_mini.h"
#include "../support/marks.h"

gboolean coroutine_fn run(gchar **argv, gint *status) {
    return g_spawn_sync(NULL, argv, NULL, // expect: blocking-process
                        G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, status, NULL);
}

gboolean coroutine_fn run_line(const gchar *line, gint *status) {
    return g_spawn_command_line_sync(line, NULL, NULL, status, NULL); // expect: blocking-process
}

gboolean coroutine_fn begin(gchar **argv, GPid *child) {
    return g_spawn_async(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, child, NULL);
}
