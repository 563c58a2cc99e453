/* Columns in bytes as columns in units of UTF-16. */
#include "report/columns.h"
#include "temporary_tree.h"

static void assert_columns(const char *text, gssize length, const unsigned *expected,
                           unsigned count) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *file = tree_write_bytes(&tree, "a.c", text, length);
    SourceLines *sources = source_lines_new();
    for (unsigned column = 0; column < count; column++)
        g_assert_cmpuint(column_in_utf16(sources, file, 1, column), ==, expected[column]);
    source_lines_free(sources);
}

static void test_ascii(void) {
    assert_columns("ab\n", -1, (const unsigned[]){0, 1, 2, 3, 4}, 5);
}

/* Two, three and four bytes; the last are two units. The column is that of the byte after. */
static void test_characters_of_many_bytes(void) {
    const char text[] = "\xC3\xB6\xE4\xB8\xAD\xF0\x9F\x94\x92x";
    SourceLines *sources = source_lines_new();
    g_auto(TemporaryTree) tree = tree_new();
    const char *file = tree_write(&tree, "a.c", text);
    g_assert_cmpuint(column_in_utf16(sources, file, 1, 3), ==, 2);
    g_assert_cmpuint(column_in_utf16(sources, file, 1, 6), ==, 3);
    g_assert_cmpuint(column_in_utf16(sources, file, 1, 10), ==, 5);
    g_assert_cmpuint(column_in_utf16(sources, file, 1, 11), ==, 6);
    source_lines_free(sources);
}

static void test_bytes_that_are_no_text(void) {
    assert_columns("\xFF\0\xE4x", 4, (const unsigned[]){0, 1, 2, 3, 4, 5}, 6);
}

static void test_byte_order_mark(void) {
    assert_columns("\xEF\xBB\xBFint", -1, (const unsigned[]){0, 1, 2, 3, 1, 2, 3, 4}, 8);
}

static void test_unreadable(void) {
    SourceLines *sources = source_lines_new();
    g_assert_cmpuint(column_in_utf16(sources, "/no/such/file", 1, 7), ==, 7);
    g_assert_cmpuint(column_in_utf16(sources, NULL, 0, 7), ==, 7);
    source_lines_free(sources);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/columns/ascii", test_ascii);
    g_test_add_func("/columns/characters-of-many-bytes", test_characters_of_many_bytes);
    g_test_add_func("/columns/bytes-that-are-no-text", test_bytes_that_are_no_text);
    g_test_add_func("/columns/byte-order-mark", test_byte_order_mark);
    g_test_add_func("/columns/unreadable", test_unreadable);
    return g_test_run();
}
