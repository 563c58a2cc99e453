#include "driver/lsp/transport.h"

#include <string.h>

static char *next_message(LspReader *reader) {
    char *body = NULL;
    gsize size = 0;
    const char *problem = NULL;
    LspReadState state = lsp_reader_next(reader, &body, &size, &problem);
    if (state == LSP_READ_PARTIAL)
        return g_strdup("(partial)");
    if (state == LSP_READ_MALFORMED)
        return g_strdup_printf("(%s)", problem);
    g_assert_cmpuint(strlen(body), ==, size);
    return body;
}

#define assert_next(reader, wanted)                                                                \
    G_STMT_START {                                                                                 \
        g_autofree char *found = next_message(reader);                                             \
        g_assert_cmpstr(found, ==, wanted);                                                        \
    }                                                                                              \
    G_STMT_END

static void feed(LspReader *reader, const char *text) {
    lsp_reader_feed(reader, text, strlen(text));
}

static void test_messages_in_any_pieces(void) {
    const char *text = "Content-Length: 2\r\n\r\n{}Content-Type: x\r\ncontent-length:4\r\n\r\ntrue"
                       "Content-Length: 0\n\n";
    for (gsize piece = 1; piece <= strlen(text); piece++) {
        LspReader *reader = lsp_reader_new();
        g_autoptr(GString) found = g_string_new(NULL);
        for (gsize at = 0; at < strlen(text); at += piece) {
            lsp_reader_feed(reader, text + at, MIN(piece, strlen(text) - at));
            for (;;) {
                g_autofree char *message = next_message(reader);
                if (strcmp(message, "(partial)") == 0)
                    break;
                g_string_append_printf(found, "<%s>", message);
            }
        }
        g_assert_cmpstr(found->str, ==, "<{}><true><>");
        lsp_reader_free(reader);
    }
}

static void test_after_nonsense_it_goes_on(void) {
    LspReader *reader = lsp_reader_new();
    feed(reader, "Content-Length: x\r\n\r\n{}");
    assert_next(reader, "(Content-Length is no number)");
    assert_next(reader, "(partial)");
    feed(reader, "rubbish Content-Len");
    assert_next(reader, "(partial)");
    feed(reader, "gth: 2\r\n\r\n[]");
    assert_next(reader, "[]");
    feed(reader, "no header\r\n\r\nContent-Type: x\r\n\r\nContent-Length: 1\r\n\r\n1");
    assert_next(reader, "(a header line without a colon)");
    assert_next(reader, "1");
    lsp_reader_free(reader);
}

static void test_a_length_that_is_wrong_costs_no_other_message(void) {
    LspReader *reader = lsp_reader_new();
    feed(reader, "Content-Length: 3\r\n\r\n12345Content-Length: 2\r\n\r\n67");
    assert_next(reader, "123");
    assert_next(reader, "(no Content-Length in the header)");
    assert_next(reader, "67");
    feed(reader, "Content-Length: 9\r\n\r\n12345Content-Length: 2\r\n\r\n67");
    assert_next(reader, "12345Cont");
    assert_next(reader, "(no Content-Length in the header)");
    feed(reader, "Content-Length: 1\r\n\r\n8");
    assert_next(reader, "8");
    lsp_reader_free(reader);
}

static void test_absurd_lengths(void) {
    LspReader *reader = lsp_reader_new();
    feed(reader, "Content-Length: 4000000000\r\n\r\n");
    assert_next(reader, "(Content-Length is absurd)");
    feed(reader, "Content-Length: -1\r\n\r\n");
    assert_next(reader, "(Content-Length is no number)");
    feed(reader, "Content-Length: 18446744073709551616\r\n\r\n");
    assert_next(reader, "(Content-Length is no number)");
    g_autofree char *long_line = g_strnfill(9000, 'x');
    feed(reader, "Content-Length: 1\r\n");
    feed(reader, long_line);
    assert_next(reader, "(the header does not end)");
    feed(reader, "Content-Length: 1\r\n\r\n2");
    assert_next(reader, "2");
    lsp_reader_free(reader);
}

static void test_what_is_written_can_be_read(void) {
    g_autoptr(GString) out = g_string_new(NULL);
    lsp_frame_append(out, "{\"ä\":1}");
    lsp_frame_append(out, "");
    LspReader *reader = lsp_reader_new();
    feed(reader, out->str);
    assert_next(reader, "{\"ä\":1}");
    assert_next(reader, "");
    assert_next(reader, "(partial)");
    lsp_reader_free(reader);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lsp_transport/pieces", test_messages_in_any_pieces);
    g_test_add_func("/lsp_transport/nonsense", test_after_nonsense_it_goes_on);
    g_test_add_func("/lsp_transport/wrong", test_a_length_that_is_wrong_costs_no_other_message);
    g_test_add_func("/lsp_transport/absurd", test_absurd_lengths);
    g_test_add_func("/lsp_transport/written", test_what_is_written_can_be_read);
    return g_test_run();
}
