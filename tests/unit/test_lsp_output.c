/* Whoever writes never waits for a reader, and nothing is lost on the way. */
#include "driver/lsp/output.h"

#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define MUCH ((gsize)1 << 20) /* more than a pipe takes */

static void open_pipe(int ends[2]) {
    g_assert_true(g_unix_open_pipe(ends, FD_CLOEXEC, NULL));
    g_unix_set_fd_nonblocking(ends[0], TRUE, NULL);
}

static void read_what_is_there(int descriptor, GByteArray *bytes) {
    guint8 some[4096];
    gssize count = 0;
    while ((count = read(descriptor, some, sizeof some)) > 0)
        g_byte_array_append(bytes, some, (guint)count);
}

static guint8 *numbered(gsize size) {
    guint8 *bytes = g_malloc(size);
    for (gsize i = 0; i < size; i++)
        bytes[i] = (guint8)(i % 251);
    return bytes;
}

static void test_a_slow_reader_gets_all_in_order(void) {
    int ends[2];
    open_pipe(ends);
    LspOutput *output = lsp_output_new(ends[1]);
    g_autofree guint8 *much = numbered(MUCH);
    lsp_output_write(output, much, MUCH / 2); /* returns although nobody reads */
    lsp_output_write(output, much + MUCH / 2, MUCH / 2);
    g_autoptr(GByteArray) got = g_byte_array_new();
    while (got->len < MUCH) {
        read_what_is_there(ends[0], got);
        g_main_context_iteration(NULL, FALSE);
    }
    g_assert_cmpuint(got->len, ==, MUCH);
    g_assert_true(memcmp(got->data, much, MUCH) == 0);
    lsp_output_write(output, "end", 3);
    read_what_is_there(ends[0], got);
    g_assert_cmpuint(got->len, ==, MUCH + 3);
    g_assert_true(memcmp(got->data + MUCH, "end", 3) == 0);
    lsp_output_free(output);
    close(ends[0]);
    close(ends[1]);
}

static gpointer read_to_the_end(gpointer data) {
    GByteArray *got = g_byte_array_new();
    guint8 some[4096];
    gssize count = 0;
    while ((count = read(GPOINTER_TO_INT(data), some, sizeof some)) > 0)
        g_byte_array_append(got, some, (guint)count);
    return got;
}

static void test_flushing_writes_without_the_main_loop(void) {
    int ends[2];
    open_pipe(ends);
    LspOutput *output = lsp_output_new(ends[1]);
    g_autofree guint8 *much = numbered(MUCH);
    lsp_output_write(output, much, MUCH);
    g_unix_set_fd_nonblocking(ends[0], FALSE, NULL);
    GThread *reader = g_thread_new("reader", read_to_the_end, GINT_TO_POINTER(ends[0]));
    lsp_output_flush(output, 60000);
    lsp_output_free(output);
    close(ends[1]);
    g_autoptr(GByteArray) got = g_thread_join(reader);
    g_assert_cmpuint(got->len, ==, MUCH);
    close(ends[0]);
}

static void test_a_reader_that_is_gone_is_noticed(void) {
    int ends[2];
    open_pipe(ends);
    LspOutput *output = lsp_output_new(ends[1]);
    lsp_output_write(output, "x", 1);
    g_assert_false(lsp_output_is_closed(output));
    close(ends[0]);
    lsp_output_write(output, "x", 1);
    g_assert_true(lsp_output_is_closed(output));
    lsp_output_write(output, "x", 1);
    lsp_output_flush(output, 60000); /* does not wait */
    lsp_output_free(output);
    close(ends[1]);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    signal(SIGPIPE, SIG_IGN);
    g_test_add_func("/lsp_output/a_slow_reader_gets_all_in_order",
                    test_a_slow_reader_gets_all_in_order);
    g_test_add_func("/lsp_output/flushing_writes_without_the_main_loop",
                    test_flushing_writes_without_the_main_loop);
    g_test_add_func("/lsp_output/a_reader_that_is_gone_is_noticed",
                    test_a_reader_that_is_gone_is_noticed);
    return g_test_run();
}
