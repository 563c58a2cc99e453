/* Facts as bytes: what is written is read, and nothing else is. */
#include <string.h>

#include "model/facts.h"

static Facts *some_facts(void) {
    Facts *facts = facts_new();
    FactsText path = facts_add_text(facts, "src/a.c");
    FactsRow file = facts_add_row(facts, FACTS_TABLE_FILES);
    *facts_file(facts, file) = (FactsFile){.path = path, .flags = FACTS_FILE_MAIN};
    FactsRow value = facts_add_row(facts, FACTS_TABLE_VALUES);
    guint32 words[] = {path, file, value};
    *facts_value(facts, value) =
        (FactsValue){.kind = FACTS_VALUE_CONSTANT,
                     .constant = G_MININT64,
                     .identifiers = facts_add_words(facts, words, G_N_ELEMENTS(words))};
    FactsRow function = facts_add_row(facts, FACTS_TABLE_FUNCTIONS);
    *facts_function(facts, function) = (FactsFunction){.key = facts_add_text(facts, "c:@F@main"),
                                                       .name = facts_add_text(facts, "main")};
    return facts;
}

static Facts *read_back(GBytes *bytes) {
    g_autoptr(GError) error = NULL;
    Facts *facts = facts_from_bytes(bytes, &error);
    g_assert_no_error(error);
    return facts;
}

static void assert_refused(const guint8 *bytes, gsize size) {
    /* A block of exactly that size, so that a look behind its end is seen by the sanitizer. */
    g_autoptr(GBytes) copy = g_bytes_new(bytes, size);
    g_autoptr(GError) error = NULL;
    g_assert_null(facts_from_bytes(copy, &error));
    g_assert_error(error, FACTS_ERROR, 0);
}

static void test_what_is_written_is_read(void) {
    g_autoptr(Facts) written = some_facts();
    g_autoptr(GBytes) bytes = facts_to_bytes(written);
    g_autoptr(Facts) read = read_back(bytes);
    for (guint table = 0; table < FACTS_TABLE_COUNT; table++)
        g_assert_cmpuint(facts_count(read, table), ==, facts_count(written, table));
    g_assert_cmpstr(facts_text(read, facts_file(read, 1)->path), ==, "src/a.c");
    g_assert_cmpuint(facts_file(read, 1)->flags, ==, FACTS_FILE_MAIN);
    g_assert_cmpint(facts_value(read, 1)->constant, ==, G_MININT64);
    g_assert_cmpuint(facts_word(read, facts_value(read, 1)->identifiers, 2), ==, 1);
    g_assert_cmpstr(facts_text(read, facts_function(read, 1)->name), ==, "main");
    g_assert_cmpstr(facts_text(read, 0), ==, "");
    g_assert_cmpuint(facts_function(read, 0)->key, ==, 0);
}

static void test_reading_copies_nothing(void) {
    g_autoptr(Facts) written = some_facts();
    GBytes *bytes = facts_to_bytes(written);
    gsize size = 0;
    const char *start = g_bytes_get_data(bytes, &size);
    g_autoptr(Facts) read = read_back(bytes);
    g_bytes_unref(bytes); /* the facts hold it */
    const char *row = (const char *)facts_function(read, 1);
    g_assert_true(row > start && row < start + size);
    g_assert_true(read->texts > start && read->texts < start + size);
    g_assert_cmpstr(facts_text(read, facts_function(read, 1)->key), ==, "c:@F@main");
}

static void test_bytes_may_start_anywhere(void) {
    g_autoptr(Facts) written = some_facts();
    g_autoptr(GBytes) bytes = facts_to_bytes(written);
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    for (gsize offset = 1; offset < 8; offset++) {
        g_autofree guint8 *block = g_malloc0(size + offset);
        memcpy(block + offset, data, size);
        g_autoptr(GBytes) moved = g_bytes_new_static(block + offset, size);
        g_autoptr(Facts) read = read_back(moved);
        g_assert_cmpint(facts_value(read, 1)->constant, ==, G_MININT64);
    }
}

static void test_equal_facts_are_equal_bytes(void) {
    g_autoptr(Facts) left = some_facts();
    g_autoptr(Facts) right = some_facts();
    g_autoptr(GBytes) left_bytes = facts_to_bytes(left);
    g_autoptr(GBytes) right_bytes = facts_to_bytes(right);
    g_assert_true(g_bytes_equal(left_bytes, right_bytes));
    g_autoptr(Facts) read = read_back(left_bytes);
    g_autoptr(GBytes) again = facts_to_bytes(read);
    g_assert_true(g_bytes_equal(left_bytes, again));
    facts_value(right, 1)->constant++;
    g_autoptr(GBytes) other_bytes = facts_to_bytes(right);
    g_assert_false(g_bytes_equal(left_bytes, other_bytes));
}

static void test_facts_cut_short_are_refused(void) {
    g_autoptr(Facts) facts = some_facts();
    g_autoptr(GBytes) bytes = facts_to_bytes(facts);
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    for (gsize shorter = 0; shorter < size; shorter++)
        assert_refused(data, shorter);
    g_autofree guint8 *longer = g_malloc0(size + 8);
    memcpy(longer, data, size);
    assert_refused(longer, size + 1);
    assert_refused(longer, size + 8);
}

static void test_every_flipped_bit_is_noticed(void) {
    g_autoptr(Facts) facts = some_facts();
    g_autoptr(GBytes) bytes = facts_to_bytes(facts);
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    g_autofree guint8 *flipped = g_memdup2(data, size);
    for (gsize bit = 0; bit < size * 8; bit++) {
        flipped[bit / 8] ^= (guint8)(1U << bit % 8);
        assert_refused(flipped, size);
        flipped[bit / 8] ^= (guint8)(1U << bit % 8);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/facts/what_is_written_is_read", test_what_is_written_is_read);
    g_test_add_func("/facts/reading_copies_nothing", test_reading_copies_nothing);
    g_test_add_func("/facts/bytes_may_start_anywhere", test_bytes_may_start_anywhere);
    g_test_add_func("/facts/equal_facts_are_equal_bytes", test_equal_facts_are_equal_bytes);
    g_test_add_func("/facts/facts_cut_short_are_refused", test_facts_cut_short_are_refused);
    g_test_add_func("/facts/every_flipped_bit_is_noticed", test_every_flipped_bit_is_noticed);
    return g_test_run();
}
