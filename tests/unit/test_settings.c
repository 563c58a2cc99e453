#include "driver/settings.h"

#include "temporary_tree.h"

#include <string.h>
#include <unistd.h>

/* A tree with configurations, and the settings made for some of its files. */
typedef struct Place {
    TemporaryTree tree;
    Options options;
    Settings *settings;
} Place;

static Place place_new(void) {
    return (Place){.tree = tree_new()};
}

static void place_clear(Place *place) {
    settings_free(place->settings);
    if (place->options.select)
        g_ptr_array_unref(place->options.select);
    g_free(place->options.config);
    tree_clear(&place->tree);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

static void read_for(Place *place, const char *files) {
    g_auto(GStrv) names = g_strsplit(files, " ", -1);
    g_autoptr(GError) error = NULL;
    settings_free(place->settings);
    place->settings = settings_new(&place->options, place->tree.root);
    for (guint i = 0; names[i]; i++)
        settings_add_file(place->settings, tree_path(&place->tree, names[i]));
    g_assert_true(settings_complete(place->settings, &error));
    g_assert_no_error(error);
}

/* "off" or the severity's name. */
static const char *level(Place *place, const char *rule, const char *file) {
    Severity severity = SEVERITY_NOTE;
    gboolean wanted = settings_rule_severity(place->settings, rule_find(rule),
                                             tree_path(&place->tree, file), &severity);
    return wanted ? severity_name(severity) : "off";
}

static void assert_no_errors(const Place *place) {
    const GPtrArray *errors = settings_errors(place->settings);
    if (errors->len > 0)
        g_error("%s", ((const ConfigError *)g_ptr_array_index(errors, 0))->message);
}

/* Error number index is told as "FILE:LINE:COLUMN: MESSAGE". */
static void assert_error(Place *place, guint index, const char *expected) {
    const GPtrArray *errors = settings_errors(place->settings);
    g_assert_cmpuint(index, <, errors->len);
    const ConfigError *error = g_ptr_array_index(errors, index);
    g_autofree char *told =
        g_strdup_printf("%s:%u:%u: %s", error->path + strlen(place->tree.root) + 1, error->line,
                        error->column, error->message);
    g_assert_cmpstr(told, ==, expected);
}

static void test_without_a_configuration_rules_decide(void) {
    g_auto(Place) place = place_new();
    read_for(&place, "a.c");
    assert_no_errors(&place);
    g_assert_cmpstr(level(&place, "blocking-io", "a.c"), ==, "warning");
    g_assert_cmpstr(level(&place, "suspend-while-locked", "a.c"), ==, "error");
    g_assert_false(settings_is_pedantic(place.settings, tree_path(&place.tree, "a.c")));
    g_assert_false(settings_excludes(place.settings, tree_path(&place.tree, "a.c")));
}

static void test_the_nearest_counts_alone(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, ".corolint.json",
               "{\"rules\": {\"blocking-io\": \"off\"}, \"exclude\": \"x.c\"}");
    tree_write(&place.tree, "sub/.corolint.json", "{\"rules\": {\"blocking-sleep\": \"note\"}}");
    read_for(&place, "a.c sub/deep/b.c");
    assert_no_errors(&place);
    g_assert_cmpstr(level(&place, "blocking-io", "a.c"), ==, "off");
    g_assert_cmpstr(level(&place, "blocking-io", "sub/deep/b.c"), ==, "warning");
    g_assert_cmpstr(level(&place, "blocking-sleep", "sub/deep/b.c"), ==, "note");
    g_assert_true(settings_excludes(place.settings, tree_path(&place.tree, "x.c")));
    g_assert_false(settings_excludes(place.settings, tree_path(&place.tree, "sub/x.c")));
}

static void test_what_extends_counts_more(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, "one.json",
               "{\"rules\": {\"blocking-io\": \"note\", \"blocking-sleep\": \"note\","
               " \"blocking-wait\": \"note\"}}");
    tree_write(&place.tree, "two.json",
               "{\"rules\": {\"blocking-sleep\": \"error\", \"blocking-wait\": \"error\"},"
               " \"overrides\": [{\"files\": \"b.c\", \"rules\": {\"blocking-lock\": \"off\"}}]}");
    tree_write(&place.tree, ".corolint.json",
               "{\"extends\": [\"one.json\", \"two.json\"], \"rules\": {\"blocking-wait\": "
               "\"off\"}}");
    read_for(&place, "a.c");
    assert_no_errors(&place);
    g_assert_cmpstr(level(&place, "blocking-io", "a.c"), ==, "note");
    g_assert_cmpstr(level(&place, "blocking-sleep", "a.c"), ==, "error");
    g_assert_cmpstr(level(&place, "blocking-wait", "a.c"), ==, "off");
    g_assert_cmpstr(level(&place, "blocking-lock", "a.c"), ==, "warning");
    g_assert_cmpstr(level(&place, "blocking-lock", "b.c"), ==, "off");
}

static void test_overrides_go_by_path_and_order(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, ".corolint.json",
               "{\"rules\": {\"blocking-io\": \"error\", \"all\": \"off\"}, \"overrides\": ["
               "{\"files\": [\"tests/\", \"!tests/own.c\"], \"rules\": {\"all\": \"note\"},"
               " \"pedantic\": true},"
               "{\"files\": \"tests/slow_*.c\", \"rules\": {\"blocking-io\": \"off\"}}]}");
    read_for(&place, "a.c");
    assert_no_errors(&place);
    g_assert_cmpstr(level(&place, "blocking-io", "a.c"), ==, "error");
    g_assert_cmpstr(level(&place, "blocking-sleep", "a.c"), ==, "off");
    g_assert_cmpstr(level(&place, "blocking-io", "tests/a.c"), ==, "note");
    g_assert_cmpstr(level(&place, "blocking-io", "tests/own.c"), ==, "error");
    g_assert_cmpstr(level(&place, "blocking-io", "tests/slow_1.c"), ==, "off");
    g_assert_cmpstr(level(&place, "blocking-sleep", "tests/slow_1.c"), ==, "note");
    g_assert_true(settings_is_pedantic(place.settings, tree_path(&place.tree, "tests/a.c")));
    g_assert_false(settings_is_pedantic(place.settings, tree_path(&place.tree, "tests/own.c")));
}

static void test_a_rule_that_is_selected_runs(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, ".corolint.json",
               "{\"rules\": {\"blocking-io\": \"off\", \"blocking-sleep\": \"error\"}}");
    place.options.select = g_ptr_array_new();
    g_ptr_array_add(place.options.select, (gpointer) "blocking-io");
    read_for(&place, "a.c");
    g_assert_cmpstr(level(&place, "blocking-io", "a.c"), ==, "warning");
    g_assert_cmpstr(level(&place, "blocking-sleep", "a.c"), ==, "off");
}

/* Patterns of a configuration that is kept elsewhere are about the project that extends it. */
static void test_patterns_of_an_extended_configuration(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, "shared/base.json", "{\"exclude\": [\"/gen\", \"*.pb.c\"]}");
    tree_write(&place.tree, "project/.corolint.json", "{\"extends\": \"../shared/base.json\"}");
    tree_write(&place.tree, "project/sub/.corolint.json",
               "{\"extends\": \"../.corolint.json\", \"exclude\": \"!ours.pb.c\"}");
    read_for(&place, "project/a.c");
    assert_no_errors(&place);
    g_assert_true(settings_excludes(place.settings, tree_path(&place.tree, "project/gen/a.c")));
    g_assert_true(settings_excludes(place.settings, tree_path(&place.tree, "project/x/a.pb.c")));
    g_assert_false(settings_excludes(place.settings, tree_path(&place.tree, "project/x/gen/a.c")));
    g_assert_true(settings_excludes(place.settings, tree_path(&place.tree, "project/sub/a.pb.c")));
    g_assert_false(
        settings_excludes(place.settings, tree_path(&place.tree, "project/sub/ours.pb.c")));
}

/* However deep in the project it is kept: a pattern means the same for all files. */
static void test_patterns_of_a_configuration_kept_below(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, "tools/house.json", "{\"exclude\": [\"/gen\", \"/tools/made\"]}");
    tree_write(&place.tree, ".corolint.json", "{\"extends\": \"tools/house.json\"}");
    read_for(&place, "a.c");
    assert_no_errors(&place);
    g_assert_true(settings_excludes(place.settings, tree_path(&place.tree, "gen/a.c")));
    g_assert_true(settings_excludes(place.settings, tree_path(&place.tree, "tools/made/a.c")));
    g_assert_false(settings_excludes(place.settings, tree_path(&place.tree, "tools/gen/a.c")));
}

/* Given from above, a project's own configuration keeps its meaning. */
static void test_patterns_of_a_projects_own_configuration(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, "project/.corolint.json", "{\"exclude\": [\"/gen\"]}");
    place.options.config = g_strdup("project/.corolint.json");
    read_for(&place, "project/a.c");
    g_assert_true(settings_excludes(place.settings, tree_path(&place.tree, "project/gen/a.c")));
}

static const CatalogEntry *first_entry(const Place *place, const char *name) {
    const GPtrArray *entries =
        catalog_lookup(settings_catalog(place->settings), CATALOG_FUNCTION, name);
    g_assert_nonnull(entries);
    return g_ptr_array_index(entries, 0);
}

static void test_the_deeper_and_the_users_own_entries_come_first(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, ".corolint.json",
               "{\"entries\": [{\"function\": [\"f\", \"fsync\", \"g\"], \"blocks\": \"wait\"}]}");
    tree_write(&place.tree, "base.json",
               "{\"entries\": [{\"function\": [\"f\", \"g\"], \"blocks\": \"lock\"}]}");
    tree_write(&place.tree, "sub/.corolint.json",
               "{\"extends\": \"../base.json\","
               " \"entries\": [{\"function\": \"f\", \"blocks\": \"sleep\"}]}");
    read_for(&place, "a.c sub/b.c");
    assert_no_errors(&place);
    g_assert_cmpint(first_entry(&place, "f")->blocks, ==, CATALOG_BLOCK_SLEEP);
    g_assert_cmpint(first_entry(&place, "g")->blocks, ==, CATALOG_BLOCK_LOCK);
    g_assert_cmpint(first_entry(&place, "fsync")->blocks, ==, CATALOG_BLOCK_WAIT);
    g_assert_cmpint(first_entry(&place, "fdatasync")->blocks, ==, CATALOG_BLOCK_IO);
}

static void test_one_configuration_for_all(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, ".corolint.json", "{\"rules\": {\"all\": \"off\"}}");
    tree_write(&place.tree, "tools/house.json",
               "{\"rules\": {\"all\": \"note\"}, \"exclude\": [\"/gen\"]}");
    place.options.config = g_strdup("tools/house.json");
    read_for(&place, "a.c");
    g_assert_cmpstr(level(&place, "blocking-io", "sub/a.c"), ==, "note");
    g_assert_true(settings_excludes(place.settings, tree_path(&place.tree, "gen/a.c")));
    g_assert_false(settings_excludes(place.settings, tree_path(&place.tree, "tools/gen/a.c")));
    place.options.no_config = TRUE;
    read_for(&place, "a.c");
    g_assert_cmpstr(level(&place, "blocking-io", "a.c"), ==, "warning");
}

static void test_what_is_wrong_is_left_out(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, ".corolint.json",
               "{\"rules\": {\"blocking-io\": \"of\", \"blocking-slep\": \"off\",\n"
               "  \"blocking-sleep\": \"off\"}, \"rles\": {},\n"
               " \"exclude\": [\"a.c\", 3, \"[b\"],\n"
               " \"marks\": {\"corutine\": []}}");
    read_for(&place, "a.c");
    assert_error(&place, 0,
                 ".corolint.json:1:27: expected 'note', 'warning', 'error' or 'off', found 'of'; "
                 "did you mean 'off'?");
    assert_error(&place, 1,
                 ".corolint.json:1:33: there is no rule 'blocking-slep'; did you mean "
                 "'blocking-sleep'?");
    assert_error(&place, 2,
                 ".corolint.json:2:29: unknown key 'rles' in a configuration, did you mean "
                 "'rules'?");
    assert_error(&place, 3, ".corolint.json:3:21: expected a pattern of paths, found 3");
    assert_error(&place, 4, ".corolint.json:3:24: expected a ']' for each '[', found '[b'");
    assert_error(&place, 5,
                 ".corolint.json:4:12: unknown key 'corutine' in marks, did you mean 'coroutine'?");
    g_assert_cmpuint(settings_errors(place.settings)->len, ==, 6);
    g_assert_cmpstr(level(&place, "blocking-sleep", "b.c"), ==, "off");
    g_assert_cmpstr(level(&place, "blocking-io", "b.c"), ==, "warning");
    g_assert_true(settings_excludes(place.settings, tree_path(&place.tree, "a.c")));
}

static void test_a_circle_is_told_with_its_files(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, ".corolint.json",
               "{\"extends\": \"a.json\", \"rules\": {\"blocking-io\": \"off\"}}");
    tree_write(&place.tree, "a.json", "{\"extends\": [\"b.json\"]}");
    tree_write(&place.tree, "b.json", "{\"extends\": \"./.corolint.json\"}");
    read_for(&place, "a.c");
    g_assert_cmpuint(settings_errors(place.settings)->len, ==, 1);
    g_autofree char *expected = g_strdup_printf(
        "b.json:1:13: 'extends' goes in a circle: %s/.corolint.json → %s/a.json → %s/b.json → "
        "%s/.corolint.json",
        place.tree.root, place.tree.root, place.tree.root, place.tree.root);
    assert_error(&place, 0, expected);
    g_assert_cmpstr(level(&place, "blocking-io", "a.c"), ==, "off");
}

static void test_a_file_that_extends_itself_through_a_link(void) {
    g_auto(Place) place = place_new();
    tree_write(&place.tree, ".corolint.json", "{\"extends\": \"loop/.corolint.json\"}");
    g_assert_cmpint(symlink(".", tree_path(&place.tree, "loop")), ==, 0);
    read_for(&place, "a.c");
    g_assert_cmpuint(settings_errors(place.settings)->len, ==, 1);
}

/* Each level extends both files of the next: 2 to the power of 40 ways, 80 files. */
static void test_a_wide_net_is_walked_once(void) {
    g_auto(Place) place = place_new();
    for (guint i = 0; i < 40; i++) {
        g_autofree char *next =
            i + 1 < 40
                ? g_strdup_printf("{\"extends\": [\"a%u.json\", \"b%u.json\"]}", i + 1, i + 1)
                : g_strdup("{\"rules\": {\"all\": \"note\"}}");
        g_autofree char *left = g_strdup_printf("a%u.json", i);
        g_autofree char *right = g_strdup_printf("b%u.json", i);
        tree_write(&place.tree, left, next);
        tree_write(&place.tree, right, next);
    }
    tree_write(&place.tree, ".corolint.json", "{\"extends\": [\"a0.json\", \"b0.json\"]}");
    read_for(&place, "a.c");
    assert_no_errors(&place);
    g_assert_cmpstr(level(&place, "blocking-io", "a.c"), ==, "note");
}

static void test_what_cannot_be_read(void) {
    g_auto(Place) place = place_new();
    tree_make_directory(&place.tree, "one/.corolint.json");
    tree_write(&place.tree, "two/.corolint.json", "{\"extends\": [\"none.json\", \"..\"]}");
    tree_write(&place.tree, "three/.corolint.json", "");
    tree_write(&place.tree, "four/.corolint.json", "[]");
    tree_make_directory(&place.tree, "five");
    g_assert_cmpint(symlink("/dev/zero", tree_path(&place.tree, "five/.corolint.json")), ==, 0);
    read_for(&place, "one/a.c two/a.c three/a.c four/a.c five/a.c");
    assert_error(&place, 0, "one/.corolint.json:0:0: is a directory, no configuration");
    g_autofree char *missing = g_strdup_printf(
        "two/.corolint.json:1:14: there is no file '%s/two/none.json' to extend", place.tree.root);
    assert_error(&place, 1, missing);
    g_autofree char *directory = g_strdup_printf(
        "two/.corolint.json:1:27: there is no file '%s' to extend", place.tree.root);
    assert_error(&place, 2, directory);
    assert_error(&place, 3,
                 "three/.corolint.json:1:1: malformed JSON: expected a value, found the end of the "
                 "text");
    assert_error(&place, 4,
                 "four/.corolint.json:1:1: expected a configuration (an object), found an empty "
                 "list");
    assert_error(&place, 5, "five/.corolint.json:0:0: is a device, no configuration");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/settings/none", test_without_a_configuration_rules_decide);
    g_test_add_func("/settings/nearest", test_the_nearest_counts_alone);
    g_test_add_func("/settings/extends", test_what_extends_counts_more);
    g_test_add_func("/settings/overrides", test_overrides_go_by_path_and_order);
    g_test_add_func("/settings/selected", test_a_rule_that_is_selected_runs);
    g_test_add_func("/settings/extended_patterns", test_patterns_of_an_extended_configuration);
    g_test_add_func("/settings/patterns_below", test_patterns_of_a_configuration_kept_below);
    g_test_add_func("/settings/patterns_above", test_patterns_of_a_projects_own_configuration);
    g_test_add_func("/settings/entries", test_the_deeper_and_the_users_own_entries_come_first);
    g_test_add_func("/settings/one_for_all", test_one_configuration_for_all);
    g_test_add_func("/settings/wrong", test_what_is_wrong_is_left_out);
    g_test_add_func("/settings/circle", test_a_circle_is_told_with_its_files);
    g_test_add_func("/settings/link", test_a_file_that_extends_itself_through_a_link);
    g_test_add_func("/settings/net", test_a_wide_net_is_walked_once);
    g_test_add_func("/settings/unreadable", test_what_cannot_be_read);
    return g_test_run();
}
