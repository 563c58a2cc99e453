/* Requests to linters are found in comments, and in comments alone. */
#include "extract/comment_scan.h"

#include <string.h>

typedef struct ScanCase {
    const char *name;
    const char *text;
    const char *found; /* "LINE:COLUMN TEXT" each, and the lines of its branch of #if */
} ScanCase;

static const ScanCase cases[] = {
    {"line-comment", "a(); // NOLINT\n", "1:9 NOLINT\n"},
    {"block-comment", "a(); /* NOLINT(x) */ b();", "1:9 NOLINT(x)\n"},
    {"list-and-reason", "// NOLINTNEXTLINE(a, b*): the map (is) tiny\n",
     "1:4 NOLINTNEXTLINE(a, b*)\n"},
    {"no-list-behind-a-blank", "// NOLINT (a)\n", "1:4 NOLINT\n"},
    {"list-that-is-not-closed", "// NOLINT(a\n// )\n", "1:4 NOLINT\n"},
    {"list-closed-behind-the-comment", "/* NOLINT(a */ f(1);\n", "1:4 NOLINT\n"},
    {"several-in-one-comment", "// NOLINT(a) NOLINTBEGIN(b)\n",
     "1:4 NOLINT(a)\n1:14 NOLINTBEGIN(b)\n"},
    {"further-down-in-a-block-comment", "/* one\n * NOLINTEND(a)\n */\n", "2:4 NOLINTEND(a)\n"},
    {"line-comment-goes-on", "// one \\\n   NOLINT\nNOLINT\n", "2:4 NOLINT\n"},
    {"line-comment-goes-on-with-crlf", "// one \\\r\n   NOLINT\r\nNOLINT\r\n", "2:4 NOLINT\n"},
    {"backslash-in-a-comment-escapes-nothing", "// a \\x\nNOLINT // b\\\\\n", ""},
    {"string", "puts(\"// NOLINT\"); // NOLINT(b)\n", "1:23 NOLINT(b)\n"},
    {"string-with-quotes", "puts(\"\\\" // NOLINT\"); puts(\"/*\"); // NOLINT\n", "1:38 NOLINT\n"},
    {"string-with-a-comment-in-it", "puts(\"/*\"); a(\"NOLINT */\");\n", ""},
    {"character", "c = '\"'; // NOLINT\nd = '\\''; // NOLINT\n", "1:13 NOLINT\n2:14 NOLINT\n"},
    {"digit-separator", "n = 1'000; // NOLINT\n", "1:15 NOLINT\n"},
    {"raw-string", "s = R\"x(\" // NOLINT )\" \n // NOLINT )x\"; // NOLINT(b)\n",
     "2:20 NOLINT(b)\n"},
    {"raw-string-with-prefix", "s = u8R\"(// NOLINT\")\"; // NOLINT\n", "1:27 NOLINT\n"},
    {"comment-of-the-other-kind-inside", "// /* NOLINT\nNOLINT\n/* // NOLINT */ NOLINT\n",
     "1:7 NOLINT\n3:7 NOLINT\n"},
    {"lone-carriage-returns-end-lines", "a\rb // NOLINT\r\rc /* NOLINT */",
     "2:6 NOLINT\n4:6 NOLINT\n"},
    {"apostrophe-in-a-directive", "#error don't\n// NOLINT\n", "2:4 NOLINT\n"},
    {"comment-that-is-never-closed", "/* NOLINT", "1:4 NOLINT\n"},
    {"division-is-no-comment", "a = b / c; NOLINT", ""},
    {"branch-of-if", "#if A\n// NOLINT\n#endif\n// NOLINT\n", "2:4 NOLINT in 1-3\n4:4 NOLINT\n"},
    {"branches-of-if", "#ifdef A\n# elif B\n// NOLINT\n# else\n\n// NOLINT\n#endif\n",
     "3:4 NOLINT in 2-4\n6:4 NOLINT in 4-7\n"},
    {"innermost-branch", "#if A\n#if B\n#endif\n// NOLINT\n#endif\n", "4:4 NOLINT in 1-5\n"},
    {"branch-that-is-not-closed", "#if A\n// NOLINT\n", "2:4 NOLINT in 1-3\n"},
    {"endif-too-many", "#endif\n#else\n#endif\n// NOLINT\n", "4:4 NOLINT\n"},
};

static void test_scan(gconstpointer data) {
    const ScanCase *scan_case = data;
    g_autoptr(GArray) found = comment_scan(scan_case->text);
    g_autoptr(GString) told = g_string_new(NULL);
    for (guint i = 0; i < found->len; i++) {
        const CommentRequest *request = &g_array_index(found, CommentRequest, i);
        g_string_append_printf(told, "%u:%u %.*s", request->line, request->column,
                               (int)request->length, request->text);
        if (request->first_line)
            g_string_append_printf(told, " in %u-%u", request->first_line, request->last_line);
        g_string_append_c(told, '\n');
    }
    g_assert_cmpstr(told->str, ==, scan_case->found);
}

/* However a text is cut off, scanning ends, and finds nothing behind its end. */
static void test_every_prefix(void) {
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        for (gsize length = 0; length <= strlen(cases[i].text); length++) {
            g_autofree char *prefix = g_strndup(cases[i].text, length);
            g_autoptr(GArray) found = comment_scan(prefix);
            for (guint k = 0; k < found->len; k++) {
                const CommentRequest *request = &g_array_index(found, CommentRequest, k);
                g_assert_true(request->text >= prefix &&
                              request->text + request->length <= prefix + length);
            }
        }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/comment-scan/", cases[i].name, NULL);
        g_test_add_data_func(path, &cases[i], test_scan);
    }
    g_test_add_func("/comment-scan/every-prefix", test_every_prefix);
    return g_test_run();
}
