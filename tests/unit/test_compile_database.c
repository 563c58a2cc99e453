#include "driver/compile_database.h"

#include "driver/input_error.h"
#include "temporary_tree.h"

#include <string.h>

static CompileDatabase *parse(const char *text) {
    return compile_database_parse("/p/build/compile_commands.json", text, strlen(text));
}

static const CompileEntry *entry_at(const CompileDatabase *database, guint index) {
    g_assert_cmpuint(index, <, database->entries->len);
    return g_ptr_array_index(database->entries, index);
}

static void assert_words(const CompileEntry *entry, const char *const *expected) {
    g_assert_true(g_strv_equal((const char *const *)entry->words, expected));
}

/* The database has this one error and nothing else wrong with it. */
static void assert_error(const CompileDatabase *database, const char *message) {
    g_assert_cmpuint(database->errors->len, ==, 1);
    const InputError *error = g_ptr_array_index(database->errors, 0);
    g_assert_cmpstr(error->file, ==, "/p/build/compile_commands.json");
    g_assert_cmpstr(error->message, ==, message);
}

static void test_arguments_are_taken_as_they_stand(void) {
    g_autoptr(CompileDatabase) database =
        parse("[{\"directory\": \"/p\", \"file\": \"a b.c\",\n"
              "  \"arguments\": [\"cc\", \"-DX=\\\"a b\\\"\", \"\", \"$HOME\", \"a b.c\"]}]");
    const char *const expected[] = {"cc", "-DX=\"a b\"", "", "$HOME", "a b.c", NULL};
    g_assert_cmpuint(database->errors->len, ==, 0);
    assert_words(entry_at(database, 0), expected);
    g_assert_cmpstr(entry_at(database, 0)->file, ==, "/p/a b.c");
}

static void test_command_is_unquoted_as_a_shell_does(void) {
    g_autoptr(CompileDatabase) database =
        parse("[{\"directory\": \"/p\", \"file\": \"a.c\", \"command\": "
              "\"cc  -DA=\\\\\\\"x\\\\ y\\\\\\\" '-DB=\\\"$z\\\"'\\t\\\"-DC=\\\\$1 \\\\n\\\" "
              "-I\\\"a \\\"b'' a.c\"}]");
    const char *const expected[] = {"cc",    "-DA=\"x y\"", "-DB=\"$z\"", "-DC=$1 \\n",
                                    "-Ia b", "a.c",         NULL};
    g_assert_cmpuint(database->errors->len, ==, 0);
    assert_words(entry_at(database, 0), expected);
}

static void test_arguments_win_over_command(void) {
    g_autoptr(CompileDatabase) database =
        parse("[{\"directory\": \"/p\", \"file\": \"a.c\", \"command\": \"cc -DOLD a.c\","
              " \"arguments\": [\"cc\", \"a.c\"]}]");
    const char *const expected[] = {"cc", "a.c", NULL};
    assert_words(entry_at(database, 0), expected);
}

static void test_relative_paths_count_from_their_place(void) {
    g_autoptr(CompileDatabase) database = parse(
        "[{\"directory\": \".\", \"file\": \"../src/./x/../a.c\", \"arguments\": [\"cc\"]},"
        " {\"directory\": \"../lib\", \"file\": \"b.c\", \"arguments\": [\"cc\"]},"
        " {\"directory\": \"/elsewhere\", \"file\": \"/p//src/c.c\", \"arguments\": [\"cc\"]}]");
    g_assert_cmpstr(entry_at(database, 0)->directory, ==, "/p/build");
    g_assert_cmpstr(entry_at(database, 0)->file, ==, "/p/src/a.c");
    g_assert_cmpstr(entry_at(database, 1)->directory, ==, "/p/lib");
    g_assert_cmpstr(entry_at(database, 1)->file, ==, "/p/lib/b.c");
    g_assert_cmpstr(entry_at(database, 2)->file, ==, "/p/src/c.c");
}

static void test_unicode_and_crlf_and_a_byte_order_mark(void) {
    g_autoptr(CompileDatabase) database = parse(
        "\xEF\xBB\xBF[\r\n{\"directory\": \"/p\",\r\n \"file\": \"\\u00fcber/\xe2\x82\xac.c\","
        "\r\n \"command\": \"cc\\r\\n -c \\u00fcber/\xe2\x82\xac.c\"}\r\n]\r\n");
    g_assert_cmpuint(database->errors->len, ==, 0);
    g_assert_cmpstr(entry_at(database, 0)->file, ==,
                    "/p/\xc3\xbc"
                    "ber/\xe2\x82\xac.c");
    g_assert_cmpuint(entry_at(database, 0)->line, ==, 2);
}

static void test_several_entries_for_one_file_all_count(void) {
    g_autoptr(CompileDatabase) database =
        parse("[{\"directory\": \"/p\", \"file\": \"a.c\", \"arguments\": [\"cc\", \"-DA\"]},\n"
              "{\"directory\": \"/p\", \"file\": \"a.c\", \"arguments\": [\"cc\", \"-DB\"]}]");
    g_assert_cmpuint(database->entries->len, ==, 2);
    g_assert_cmpuint(entry_at(database, 1)->line, ==, 2);
}

static void test_bad_entries_are_told_and_good_ones_used(void) {
    static const struct {
        const char *entry;
        const char *message;
    } cases[] = {
        {"17", "line 3, column 2: this entry is not an object"},
        {"null", "line 3, column 2: this entry is not an object"},
        {"[\"],{\\\"\"]", "line 3, column 2: this entry is not an object"},
        {"{\"file\": \"a.c\", \"command\": \"cc\"}",
         "line 3, column 2: this entry has no \"directory\""},
        {"{\"directory\": \"/\", \"command\": \"cc\"}",
         "line 3, column 2: this entry has no \"file\""},
        {"{\"directory\": \"/\",\n  \"file\": [], \"command\": \"cc\"}",
         "line 4, column 11: \"file\" is not a string"},
        {"{\"directory\": \"/\", \"file\": \"\", \"command\": \"cc\"}",
         "line 3, column 29: \"file\" is empty"},
        {"{\"directory\": \"/\", \"file\": \"a.c\"}",
         "line 3, column 2: this entry has neither \"command\" nor \"arguments\""},
        {"{\"directory\": \"/\", \"file\": \"a.c\",\n\n\"command\": {\"a\": [1, 2]}}",
         "line 5, column 12: \"command\" is not a string"},
        {"{\"directory\": \"/\", \"file\": \"a.c\", \"command\": \" \"}",
         "line 3, column 47: \"command\" is empty"},
        {"{\"directory\": \"/\", \"file\": \"a.c\", \"command\": \"cc 'a\"}",
         "line 3, column 47: \"command\" ends inside quotes or after a backslash"},
        {"{\"directory\": \"/\", \"file\": \"a.c\", \"arguments\": \"cc\"}",
         "line 3, column 49: \"arguments\" is not an array"},
        {"{\"directory\": \"/\", \"file\": \"a.c\", \"arguments\": []}",
         "line 3, column 49: \"arguments\" is empty"},
        {"{\"directory\": \"/\", \"file\": \"a.c\", \"arguments\": [\"cc\", 1]}",
         "line 3, column 49: argument 1 is not a string"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup_printf(
            "[{\"directory\": \"/p\", \"file\": \"one,]}.c\", \"arguments\": [\"cc\", "
            "\"\\\"]\"]}\n,\n "
            "%s ,\n{\"directory\": \"/p\", \"file\": \"two.c\", \"arguments\": [\"cc\"]}]",
            cases[i].entry);
        g_autoptr(CompileDatabase) database = parse(text);
        assert_error(database, cases[i].message);
        g_assert_cmpuint(database->entries->len, ==, 2);
        g_assert_cmpstr(entry_at(database, 1)->file, ==, "/p/two.c");
    }
}

static void test_several_bad_entries_each_have_their_line(void) {
    g_autoptr(CompileDatabase) database =
        parse("[1,\n2,\n{\"directory\": \"/\", \"file\": 3},\n4]");
    g_assert_cmpuint(database->errors->len, ==, 4);
    static const char *const starts[] = {
        "line 1, column 2:", "line 2, column 1:", "line 3, column 28:", "line 4, column 1:"};
    for (guint i = 0; i < 4; i++) {
        const InputError *error = g_ptr_array_index(database->errors, i);
        g_assert_true(g_str_has_prefix(error->message, starts[i]));
    }
}

static void test_malformed_text_is_told_with_its_place(void) {
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {
        {"[\n  {\"directory\": \"/p\",\n   \"file\" \"a.c\"}\n]",
         "line 3, column 11: malformed JSON at `\"a.c\"}`"},
        {"[\n{\"directory\": nope}]", "line 2, column 15: malformed JSON at `nope}]`"},
        {"[]\n[]", "line 2, column 1: malformed JSON at `[]`"},
        {"[{}]\n\n}", "line 3, column 1: malformed JSON at `}`"},
        {"[{\"directory\": \"/p\",", "line 1, column 21: malformed JSON: the text ends too early"},
        {"[", "line 1, column 2: malformed JSON: the text ends too early"},
        {"hello", "line 1, column 1: malformed JSON at `hello`"},
        {"[\n{\"directory\": \"/p\"\n\n", NULL},
        {"[{\"file\": \"unterminated\n]", NULL},
        {"[{\"file\": \"\\", NULL},
        {"[{\"file\": \"\\uD800\"}]", NULL},
        {"[1 2]", NULL},
        {"[{,}]", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(CompileDatabase) database = parse(cases[i].text);
        g_test_message("%s", ((InputError *)g_ptr_array_index(database->errors, 0))->message);
        g_assert_cmpuint(database->entries->len, ==, 0);
        g_assert_cmpuint(database->errors->len, ==, 1);
        if (cases[i].message != NULL)
            assert_error(database, cases[i].message);
    }
}

static void test_nothing_in_it_is_told(void) {
    g_autoptr(CompileDatabase) empty = parse("");
    assert_error(empty, "the compile database is empty; has the build been configured?");
    g_autoptr(CompileDatabase) blank = parse(" \r\n\t");
    assert_error(blank, "the compile database is empty; has the build been configured?");
    g_autoptr(CompileDatabase) none = parse("\n []");
    assert_error(none, "line 2, column 2: the compile database has no entries");
    g_autoptr(CompileDatabase) object = parse("{\"directory\": \"/p\"}");
    assert_error(object, "line 1, column 1: a compile database is an array of entries, this is "
                         "something else");
}

static void test_deep_nesting_is_an_error_and_no_crash(void) {
    g_autofree char *deep = g_malloc(200001);
    memset(deep, '[', 200000);
    deep[200000] = '\0';
    g_autoptr(CompileDatabase) database = parse(deep);
    g_assert_cmpuint(database->errors->len, ==, 1);
}

static void test_missing_file_is_told(void) {
    g_autoptr(CompileDatabase) database =
        compile_database_read("/nowhere/at/all/compile_commands.json");
    g_assert_cmpuint(database->errors->len, ==, 1);
    const InputError *error = g_ptr_array_index(database->errors, 0);
    g_assert_cmpstr(error->message, ==, "there is no compile database here");
}

static void test_named_by_directory_or_by_itself(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *expected = tree_write(&tree, "out/compile_commands.json", "[]");
    const char *other = tree_write(&tree, "other.json", "[]");
    g_autofree char *by_directory = compile_database_path("out", tree.root);
    g_autofree char *by_file = compile_database_path("out/../out/compile_commands.json", tree.root);
    g_autofree char *by_other_name = compile_database_path(other, "/");
    g_assert_cmpstr(by_directory, ==, expected);
    g_assert_cmpstr(by_file, ==, expected);
    g_assert_cmpstr(by_other_name, ==, other);
}

static void test_found_upward_and_in_build_directories(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *deep = tree_make_directory(&tree, "project/src/deep");
    tree_make_directory(&tree, "project/build-empty");
    tree_write(&tree, "compile_commands.json", "[]");
    const char *release = tree_write(&tree, "project/build-release/compile_commands.json", "[]");
    g_autofree char *first = compile_database_search(deep);
    g_assert_cmpstr(first, ==, release);

    const char *build = tree_write(&tree, "project/build/compile_commands.json", "[]");
    g_autofree char *second = compile_database_search(deep);
    g_assert_cmpstr(second, ==, build);

    const char *here = tree_write(&tree, "project/src/compile_commands.json", "[]");
    g_autofree char *third = compile_database_search(deep);
    g_assert_cmpstr(third, ==, here);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/compile_database/" #name, test_##name)
    ADD(arguments_are_taken_as_they_stand);
    ADD(command_is_unquoted_as_a_shell_does);
    ADD(arguments_win_over_command);
    ADD(relative_paths_count_from_their_place);
    ADD(unicode_and_crlf_and_a_byte_order_mark);
    ADD(several_entries_for_one_file_all_count);
    ADD(bad_entries_are_told_and_good_ones_used);
    ADD(several_bad_entries_each_have_their_line);
    ADD(malformed_text_is_told_with_its_place);
    ADD(nothing_in_it_is_told);
    ADD(deep_nesting_is_an_error_and_no_crash);
    ADD(missing_file_is_told);
    ADD(named_by_directory_or_by_itself);
    ADD(found_upward_and_in_build_directories);
#undef ADD
    return g_test_run();
}
