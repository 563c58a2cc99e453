#include "catalog/json_check.h"
#include "catalog/json_text.h"

#include <string.h>

static JsonText *parse(const char *text) {
    g_autoptr(GError) error = NULL;
    JsonText *json = json_text_parse("a.json", text, -1, &error);
    g_assert_no_error(error);
    return json;
}

static void assert_malformed(const char *text, const char *message) {
    g_autoptr(GError) error = NULL;
    g_assert_null(json_text_parse("a.json", text, -1, &error));
    g_assert_error(error, JSON_TEXT_ERROR, 0);
    g_assert_cmpstr(error->message, ==, message);
}

static void assert_blanked(const char *text, const char *expected) {
    g_autofree char *copy = g_strdup(text);
    gsize unclosed = 0;
    g_assert_true(json_text_blank_comments(copy, strlen(copy), &unclosed));
    g_assert_cmpstr(copy, ==, expected);
}

static void assert_position(const JsonText *json, const char *path, JsonPart part, guint line,
                            guint column) {
    const cJSON *value = json_text_value_at(json, path);
    g_assert_nonnull(value);
    JsonPosition position = json_text_position(json, value, part);
    g_assert_cmpuint(position.line, ==, line);
    g_assert_cmpuint(position.column, ==, column);
}

static void test_comments_become_spaces_of_the_same_length(void) {
    assert_blanked("{} // end", "{}       ");
    assert_blanked("[1, /* two */ 3]", "[1,           3]");
    assert_blanked("/**/1/***/", "    1     ");
    assert_blanked("1 // no /* start\n2 /* no // end */ 3",
                   "1               \n2                 3");
    /* A column is a byte: two for each of these letters. */
    assert_blanked("/*öö*/1", "        1");
}

static void test_line_ends_in_comments_are_kept(void) {
    assert_blanked("1 /* a\r\n b\n*/ 2 // c\r\n3", "1     \r\n  \n   2     \r\n3");
}

static void test_comment_signs_in_strings_are_text(void) {
    assert_blanked("[\"a // b\", \"/* c */\"]", "[\"a // b\", \"/* c */\"]");
    assert_blanked("\"\\\"// a\" // b", "\"\\\"// a\"     ");
    assert_blanked("\"\\\\\" // b", "\"\\\\\"     ");
}

static void test_an_unclosed_comment_or_string_is_told_where_it_opens(void) {
    assert_malformed("{\n  /* {\"a\": 1}\n", "a.json:2:3: this comment is never closed");
    assert_malformed("/*/", "a.json:1:1: this comment is never closed");
    assert_malformed("{\"a\": \"b,\n \"c\": 1}",
                     "a.json:1:7: this string is not closed on its line");
    assert_malformed("[\"\\\"]", "a.json:1:2: this string is not closed on its line");
    assert_malformed("[\"\\", "a.json:1:2: this string is not closed on its line");
}

static void test_malformed_text_is_told_with_its_place_and_reason(void) {
    static const struct {
        const char *text;
        const char *fault; /* the message behind the name */
    } rows[] = {
        {"", "1:1: malformed JSON: expected a value, found the end of the text"},
        {" // nothing\n", "2:1: malformed JSON: expected a value, found the end of the text"},
        {"{\"a\": [1, 2", "1:12: malformed JSON: expected ',' or ']', found the end of the text"},
        {"{\"a\":", "1:6: malformed JSON: expected a value, found the end of the text"},
        {"[1,\n 2,\n,]", "3:1: malformed JSON: expected a value, found `,]`"},
        {"{\"a\": 1, // last\n,}",
         "2:1: malformed JSON: expected a key in quotes behind the comma, found `,}`"},
        {"[,]", "1:2: malformed JSON: expected a value, found `,]`"},
        {"[{}\n {}]", "2:2: malformed JSON: expected ',' or ']', found `{}]`"},
        {"{\"a\": \"b\"\n \"c\": 1}\n",
         "2:2: malformed JSON: expected ',' or '}', found `\"c\": 1}`"},
        {"{\"a\" 1}", "1:6: malformed JSON: expected ':' behind the key, found `1}`"},
        {"{} {}", "1:4: malformed JSON: expected the end of the text, found `{}`"},
        {"{\"a\": yes}", "1:7: malformed JSON: expected a value, found `yes}`"},
        {"{'a': 1}", "1:2: malformed JSON: expected a key in quotes or '}', found `'a': 1}`"},
        {"[\"\\d+\"]", "1:3: malformed JSON: expected an escape that JSON has, found `\\d+\"]`"},
        {"[\"\\u12\"]",
         "1:3: malformed JSON: expected four hexadecimal digits behind \\u, found `\\u12\"]`"},
        {"[1, 2 3 and more than fits]",
         "1:7: malformed JSON: expected ',' or ']', found `3 and more than fits`"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *message = g_strconcat("a.json:", rows[i].fault, NULL);
        assert_malformed(rows[i].text, message);
    }
}

static void test_a_comma_behind_the_last_value_is_allowed(void) {
    g_autoptr(JsonText) json = parse("{\"a\": [1, \",]\", [2, ], ], // last\n \"b\": {},\n}\n");
    const cJSON *list = json_text_value_at(json, "a");
    g_assert_cmpint(cJSON_GetArraySize(list), ==, 3);
    g_assert_cmpstr(json_text_value_at(json, "a[1]")->valuestring, ==, ",]");
    assert_position(json, "b", JSON_KEY, 2, 2);
}

static void test_text_that_is_not_utf8_is_told_with_its_place(void) {
    assert_malformed("{\n\"a\": \"\xFF\"}", "a.json:2:7: this byte is not UTF-8 text");
    g_autoptr(GError) error = NULL;
    g_assert_null(json_text_parse("a.json", "{}\0{}", 5, &error));
    g_assert_cmpstr(error->message, ==, "a.json:1:3: this byte is not UTF-8 text");
}

static void test_a_byte_order_mark_is_no_part_of_the_text(void) {
    g_autoptr(JsonText) json = parse("\xEF\xBB\xBF{\"a\": 1}");
    assert_position(json, "a", JSON_KEY, 1, 2);
}

static void test_values_are_found_by_their_path(void) {
    g_autoptr(JsonText) json = parse("{\"a\": [1, {\"b\": [[], [true]]}], \"A\": 2}");
    g_assert_true(json_text_value_at(json, "") == json->root);
    g_assert_cmpint(json_text_value_at(json, "a[0]")->valueint, ==, 1);
    g_assert_true(cJSON_IsTrue(json_text_value_at(json, "a[1].b[1][0]")));
    g_assert_cmpint(json_text_value_at(json, "A")->valueint, ==, 2);
    const char *const missing[] = {"b", "a[2]", "a[1].c", "a.b", "A[0]", "a[", "a[x]", "a[-1]"};
    for (guint i = 0; i < G_N_ELEMENTS(missing); i++)
        g_assert_null(json_text_value_at(json, missing[i]));
}

static void test_keys_and_values_stand_where_the_text_has_them(void) {
    g_autoptr(JsonText) json = parse("// first\n"
                                     "{\"entries\": [\n"
                                     "  /* ö */ {\"function\": [\"a\\\"}\", \"b\"]},\n"
                                     "  {\"unless\" : [{\"argument\": -1.5e3, \"has\": [\"X\"]}],\n"
                                     "\t\"null\":null}\n"
                                     "]}\n");
    assert_position(json, "", JSON_VALUE, 2, 1);
    assert_position(json, "", JSON_KEY, 2, 1);
    assert_position(json, "entries", JSON_KEY, 2, 2);
    assert_position(json, "entries", JSON_VALUE, 2, 13);
    assert_position(json, "entries[0]", JSON_VALUE, 3, 12);
    assert_position(json, "entries[0]", JSON_KEY, 3, 12);
    assert_position(json, "entries[0].function[1]", JSON_VALUE, 3, 34);
    assert_position(json, "entries[1].unless[0].argument", JSON_VALUE, 4, 29);
    assert_position(json, "entries[1].unless[0].has", JSON_KEY, 4, 37);
    assert_position(json, "entries[1].unless[0].has[0]", JSON_VALUE, 4, 45);
    assert_position(json, "entries[1].null", JSON_KEY, 5, 2);
    assert_position(json, "entries[1].null", JSON_VALUE, 5, 9);
}

static void test_of_two_equal_keys_each_has_its_own_place(void) {
    g_autoptr(JsonText) json = parse("{\"a\": 1,\n \"a\": 2}");
    JsonPosition second = json_text_position(json, json->root->child->next, JSON_KEY);
    g_assert_cmpuint(second.line, ==, 2);
    g_assert_cmpuint(second.column, ==, 2);
}

static void test_misspelt_words_are_recognised(void) {
    static const char *const texts[] = {NULL, "blocks", "releases", "releases_while_waiting", "io"};
    const Words words = WORDS(texts);
    const struct {
        const char *word;
        const char *nearest;
    } rows[] = {
        {"bloks", "blocks"},
        {"blcoks", "blocks"},
        {"Blocks", "blocks"},
        {"release", "releases"},
        {"oi", NULL},
        {"i", NULL},
        {"ios", "io"},
        {"frobnicate", NULL},
        {"", NULL},
        {"releaseswhilewaiting", "releases_while_waiting"},
        {"while_waiting", "releases_while_waiting"},
        {"blo", "blocks"},
        {"rel", NULL}, /* two begin so */
        {"our-blocks", "blocks"},
        {"lo", NULL},
        {"a word much longer than any word that a key was ever given", NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        g_assert_cmpstr(words_nearest(&words, rows[i].word), ==, rows[i].nearest);
}

static void test_a_very_deep_text_is_refused_not_followed(void) {
    g_autofree char *deep = g_strnfill(100000, '[');
    assert_malformed(deep, "a.json:1:1001: malformed JSON: expected objects and lists that are not "
                           "nested as deeply, found `[[[[[[[[[[[[[[[[[[[[`");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/json_text/comments_become_spaces_of_the_same_length",
                    test_comments_become_spaces_of_the_same_length);
    g_test_add_func("/json_text/line_ends_in_comments_are_kept",
                    test_line_ends_in_comments_are_kept);
    g_test_add_func("/json_text/comment_signs_in_strings_are_text",
                    test_comment_signs_in_strings_are_text);
    g_test_add_func("/json_text/an_unclosed_comment_or_string_is_told_where_it_opens",
                    test_an_unclosed_comment_or_string_is_told_where_it_opens);
    g_test_add_func("/json_text/malformed_text_is_told_with_its_place_and_reason",
                    test_malformed_text_is_told_with_its_place_and_reason);
    g_test_add_func("/json_text/a_comma_behind_the_last_value_is_allowed",
                    test_a_comma_behind_the_last_value_is_allowed);
    g_test_add_func("/json_text/text_that_is_not_utf8_is_told_with_its_place",
                    test_text_that_is_not_utf8_is_told_with_its_place);
    g_test_add_func("/json_text/a_byte_order_mark_is_no_part_of_the_text",
                    test_a_byte_order_mark_is_no_part_of_the_text);
    g_test_add_func("/json_text/values_are_found_by_their_path",
                    test_values_are_found_by_their_path);
    g_test_add_func("/json_text/keys_and_values_stand_where_the_text_has_them",
                    test_keys_and_values_stand_where_the_text_has_them);
    g_test_add_func("/json_text/of_two_equal_keys_each_has_its_own_place",
                    test_of_two_equal_keys_each_has_its_own_place);
    g_test_add_func("/json_text/misspelt_words_are_recognised", test_misspelt_words_are_recognised);
    g_test_add_func("/json_text/a_very_deep_text_is_refused_not_followed",
                    test_a_very_deep_text_is_refused_not_followed);
    return g_test_run();
}
