#include "driver/config_globs.h"

#include <string.h>

static ConfigGlob *glob_of(const char *text) {
    const char *fault = NULL;
    ConfigGlob *glob = config_glob_new(text, &fault);
    g_assert_cmpstr(fault, ==, NULL);
    g_assert_nonnull(glob);
    g_assert_cmpstr(config_glob_text(glob), ==, text);
    return glob;
}

static void free_glob(gpointer glob) {
    config_glob_free(glob);
}

/* Whether the last of the patterns, which are separated by spaces, that fits does not begin with
 * '!'. */
static gboolean fits(const char *patterns, const char *path) {
    g_autoptr(GPtrArray) globs = g_ptr_array_new_with_free_func(free_glob);
    g_auto(GStrv) texts = g_strsplit(patterns, " ", -1);
    for (guint i = 0; texts[i]; i++)
        g_ptr_array_add(globs, glob_of(texts[i]));
    const ConfigGlob *found = config_globs_find(globs, path);
    return found && !config_glob_is_negated(found);
}

static void assert_fits(const char *patterns, const char *path) {
    if (!fits(patterns, path))
        g_error("'%s' should fit '%s'", patterns, path);
}

static void assert_fits_not(const char *patterns, const char *path) {
    if (fits(patterns, path))
        g_error("'%s' should not fit '%s'", patterns, path);
}

static void test_a_name_fits_at_any_depth_and_all_below(void) {
    assert_fits("gen", "gen");
    assert_fits("gen", "src/gen");
    assert_fits("gen", "src/gen/deep/a.c");
    assert_fits("a.c", "src/a.c");
    assert_fits_not("gen", "src/gen.c");
    assert_fits_not("gen", "agen/a.c");
    assert_fits_not("a.c", "abc");
}

static void test_a_slash_in_the_end_means_a_directory(void) {
    assert_fits("gen/", "gen/a.c");
    assert_fits("gen/", "src/gen/a.c");
    assert_fits_not("gen/", "src/gen");
}

static void test_a_slash_elsewhere_ties_it_to_the_base(void) {
    assert_fits("/gen", "gen/a.c");
    assert_fits("./gen", "gen/a.c");
    assert_fits("src/gen", "src/gen/a.c");
    assert_fits("src/gen/", "src/gen/a.c");
    assert_fits_not("/gen", "src/gen/a.c");
    assert_fits_not("./gen", "src/gen/a.c");
    assert_fits_not("src/gen", "lib/src/gen/a.c");
}

static void test_one_star_stays_within_a_name(void) {
    assert_fits("*.c", "src/a.c");
    assert_fits("src/*.c", "src/a.c");
    assert_fits("test_?.c", "test_1.c");
    assert_fits("test_?.c", "test_\xc3\xa4.c");
    assert_fits("test_?.c", "test_\xff.c");
    assert_fits_not("src/*.c", "src/deep/a.c");
    assert_fits_not("test_?.c", "test_12.c");
    assert_fits_not("a?b", "a/b");
}

static void test_two_stars_cross_directories(void) {
    assert_fits("src/**/a.c", "src/a.c");
    assert_fits("src/**/a.c", "src/x/y/a.c");
    assert_fits("**/gen", "x/gen/a.c");
    assert_fits("src/**", "src/x/y/a.c");
    assert_fits("**", "a.c");
    assert_fits_not("src/**", "src");
    assert_fits_not("src/**/a.c", "src/ba.c");
}

static void test_classes_and_alternatives(void) {
    assert_fits("[ab].c", "a.c");
    assert_fits("[a-c].c", "b.c");
    assert_fits("[!a].c", "b.c");
    assert_fits("[]].c", "].c");
    assert_fits("[a-].c", "-.c");
    assert_fits("[[:digit:]_].c", "7.c");
    assert_fits("[![:digit:]].c", "a.c");
    assert_fits("[\\]].c", "].c");
    assert_fits("*.{c,cc}", "src/a.cc");
    assert_fits("{a,b}/*.c", "b/x.c");
    assert_fits_not("[!a].c", "a.c");
    assert_fits_not("x[!a]y", "x/y");
    assert_fits_not("x[+-9]y", "x/y");
    assert_fits_not("[[:digit:]].c", "d.c");
    assert_fits_not("*.{c,cc}", "a.cpp");
}

static void test_other_characters_stand_for_themselves(void) {
    assert_fits("a+b(1).c", "a+b(1).c");
    assert_fits("a\\*.c", "a*.c");
    assert_fits("a,b}.c", "a,b}.c");
    assert_fits("\xc3\xa4.c", "\xc3\xa4.c");
    assert_fits_not("a\\*.c", "ab.c");
    assert_fits_not("a.c", "a.c\n");
}

static void test_of_several_the_last_decides(void) {
    assert_fits("gen/ !gen/keep.c", "gen/a.c");
    assert_fits_not("gen/ !gen/keep.c", "gen/keep.c");
    assert_fits("gen/ !gen/keep.c *.c", "gen/keep.c");
    assert_fits_not("!a.c", "a.c");
    assert_fits_not("!a.c", "b.c");
}

static void assert_refused(const char *text, const char *expected) {
    const char *fault = NULL;
    g_assert_null(config_glob_new(text, &fault));
    g_assert_cmpstr(fault, ==, expected);
}

static void test_what_is_no_pattern(void) {
    assert_refused("", "a pattern of paths");
    assert_refused("/", "a pattern of paths");
    assert_refused("!", "a pattern of paths");
    assert_refused("[a", "a ']' for each '['");
    assert_refused("[z-a]", "a pattern of paths");
    assert_refused("[[:digit:]", "a ']' for each '['");
    assert_refused("[a\\", "a ']' for each '['");
    assert_refused("{a", "a '}' for each '{'");
    assert_refused("a\\", "a character behind '\\'");
    assert_refused("../a", "a pattern of paths without '..'");
}

/* A pattern from a hostile repository must not take for ever. */
static void test_many_stars_come_to_an_end(void) {
    g_autoptr(GString) pattern = g_string_new(NULL);
    g_autoptr(GString) path = g_string_new(NULL);
    for (guint i = 0; i < 60; i++) {
        g_string_append(pattern, "**a");
        g_string_append(path, "a/a");
    }
    g_string_append(pattern, "b");
    fits(pattern->str, path->str);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/config_globs/names", test_a_name_fits_at_any_depth_and_all_below);
    g_test_add_func("/config_globs/directories", test_a_slash_in_the_end_means_a_directory);
    g_test_add_func("/config_globs/anchored", test_a_slash_elsewhere_ties_it_to_the_base);
    g_test_add_func("/config_globs/star", test_one_star_stays_within_a_name);
    g_test_add_func("/config_globs/two_stars", test_two_stars_cross_directories);
    g_test_add_func("/config_globs/classes", test_classes_and_alternatives);
    g_test_add_func("/config_globs/literals", test_other_characters_stand_for_themselves);
    g_test_add_func("/config_globs/negated", test_of_several_the_last_decides);
    g_test_add_func("/config_globs/refused", test_what_is_no_pattern);
    g_test_add_func("/config_globs/hostile", test_many_stars_come_to_an_end);
    return g_test_run();
}
