#include "driver/inputs.h"

#include "driver/compile_database.h"
#include "driver/flag_donors.h"
#include "driver/input_error.h"
#include "temporary_tree.h"

#include <string.h>
#include <unistd.h>

static const char no_words[] = "";

/* paths and flags are words between blanks; NULL stands for none. */
static Inputs *collect_from(const char *working_directory, const char *paths, const char *build,
                            const char *flags) {
    g_auto(GStrv) path_words = g_strsplit(paths == NULL ? no_words : paths, " ", -1);
    g_auto(GStrv) flag_words = g_strsplit(flags == NULL ? no_words : flags, " ", -1);
    InputOptions options = {.paths = (const char *const *)path_words,
                            .build_dir = build,
                            .working_directory = working_directory};
    if (flags != NULL)
        options.flags_after_dashes = (const char *const *)flag_words;
    return inputs_collect(&options);
}

static Inputs *collect(const TemporaryTree *tree, const char *paths) {
    return collect_from(tree->root, paths, NULL, NULL);
}

/* A database from lines of "file: command", all of them run in build/. */
static void write_database(TemporaryTree *tree, const char *name, const char *lines) {
    g_auto(GStrv) entries = g_strsplit(lines, "\n", -1);
    g_autoptr(GString) text = g_string_new("[");
    const char *directory = tree_make_directory(tree, "build");
    for (char **entry = entries; *entry != NULL && **entry != '\0'; entry++) {
        g_auto(GStrv) parts = g_strsplit(*entry, ": ", 2);
        g_string_append_printf(text,
                               "%s\n{\"directory\": \"%s\", \"file\": \"%s\", \"command\": \"%s\"}",
                               entry == entries ? "" : ",", directory, parts[0], parts[1]);
    }
    g_string_append(text, "\n]\n");
    tree_write(tree, name, text->str);
}

/* One line a unit: relative path, R for reported, B for borrowed, and what makes its vector its
 * own. */
static char *summary_of(const Inputs *inputs, const TemporaryTree *tree) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < inputs->units->len; i++) {
        const InputUnit *unit = g_ptr_array_index(inputs->units, i);
        guint count = g_strv_length(unit->arguments);
        g_assert_true(g_str_has_prefix(unit->file, tree->root));
        g_assert_cmpstr(unit->arguments[count - 1], ==, unit->file);
        g_string_append_printf(text, "%s %s%s", unit->file + strlen(tree->root) + 1,
                               unit->reported ? "R" : "-", unit->borrowed ? "B" : "-");
        for (guint j = 3; j + 1 < count; j++)
            g_string_append_printf(text, " %s", unit->arguments[j]);
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

static void assert_units(const Inputs *inputs, const TemporaryTree *tree, const char *expected) {
    g_autofree char *summary = summary_of(inputs, tree);
    g_assert_cmpstr(summary, ==, expected);
}

static void assert_no_errors(const Inputs *inputs) {
    for (guint i = 0; i < inputs->errors->len; i++) {
        const InputError *error = g_ptr_array_index(inputs->errors, i);
        g_test_message("%s: %s", error->file, error->message);
    }
    g_assert_cmpuint(inputs->errors->len, ==, 0);
}

static void assert_error(const Inputs *inputs, const char *file, const char *part) {
    g_assert_cmpuint(inputs->errors->len, ==, 1);
    const InputError *error = g_ptr_array_index(inputs->errors, 0);
    g_assert_cmpstr(error->file, ==, file);
    g_assert_nonnull(strstr(error->message, part));
}

/* A project with three sources, two of them in the database. */
static TemporaryTree project_new(void) {
    TemporaryTree tree = tree_new();
    tree_write(&tree, "src/a.c", "\n");
    tree_write(&tree, "src/new.c", "\n");
    tree_write(&tree, "lib/b.cpp", "\n");
    write_database(&tree, "build/compile_commands.json",
                   "../src/a.c: gcc -DA -std=gnu11 -c ../src/a.c\n"
                   "../lib/b.cpp: g++ -DB -std=c++20 -c ../lib/b.cpp");
    return tree;
}

#define UNIT_A(flags) "src/a.c " flags " -DA -std=gnu11 -x c\n"
#define UNIT_B(flags) "lib/b.cpp " flags " -DB -std=c++20 -x c++\n"

static void test_no_path_means_the_whole_database(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_autoptr(Inputs) inputs = collect(&tree, NULL);
    assert_no_errors(inputs);
    assert_units(inputs, &tree, UNIT_B("R-") UNIT_A("R-"));
    const InputUnit *unit = g_ptr_array_index(inputs->units, 0);
    g_assert_cmpstr(unit->directory, ==, tree_path(&tree, "build"));
    g_assert_cmpstr(unit->arguments[0], ==, "g++");
    g_assert_true(g_str_has_suffix(unit->arguments[1], "/build"));
}

static void test_the_database_is_found_from_below(void) {
    g_auto(TemporaryTree) tree = project_new();
    const char *below = tree_make_directory(&tree, "src/deep/er");
    g_autoptr(Inputs) inputs = collect_from(below, NULL, NULL, NULL);
    assert_units(inputs, &tree, UNIT_B("R-") UNIT_A("R-"));
}

static void test_a_path_limits_what_is_reported(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_autoptr(Inputs) inputs = collect(&tree, "lib");
    assert_no_errors(inputs);
    assert_units(inputs, &tree, UNIT_B("R-") UNIT_A("--"));
    g_assert_true(inputs_path_is_reported(inputs, tree_path(&tree, "lib/x/b.h")));
    g_assert_false(inputs_path_is_reported(inputs, tree_path(&tree, "library/b.h")));
    g_assert_false(inputs_path_is_reported(inputs, "/usr/include/stdio.h"));
}

static void test_a_source_the_walk_finds_borrows_from_its_sibling(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_autoptr(Inputs) inputs = collect(&tree, "src");
    assert_no_errors(inputs);
    assert_units(inputs, &tree, UNIT_B("--") UNIT_A("R-") "src/new.c RB -DA -std=gnu11 -x c\n");
}

static void test_a_named_file_brings_its_own_entry(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_autoptr(Inputs) inputs = collect(&tree, "src/../src/a.c");
    assert_no_errors(inputs);
    assert_units(inputs, &tree, UNIT_B("--") UNIT_A("R-"));
}

static void test_a_named_header_borrows_and_keeps_the_donors_language(void) {
    g_auto(TemporaryTree) tree = project_new();
    tree_write(&tree, "include/b.h", "\n");
    tree_write(&tree, "include/a.h", "\n");
    tree_write(&tree, "lib/other.h", "\n");
    tree_write(&tree, "src/only.hpp", "\n");
    g_autoptr(Inputs) inputs = collect(&tree, "include/a.h include/b.h lib/other.h src/only.hpp");
    assert_no_errors(inputs);
    assert_units(
        inputs, &tree,
        "include/a.h RB -DA -std=gnu11 -x c\n"
        "include/b.h RB -DB -std=c++20 -x c++\n" UNIT_B(
            "--") "lib/other.h RB -DB -std=c++20 -x c++\n" UNIT_A("--") "src/only.hpp RB -DB "
                                                                        "-std=c++20 -x c++\n");
}

static void test_a_walk_leaves_headers_to_their_includers(void) {
    g_auto(TemporaryTree) tree = project_new();
    tree_write(&tree, "include/only.h", "\n");
    g_autoptr(Inputs) inputs = collect(&tree, "include");
    assert_no_errors(inputs);
    assert_units(inputs, &tree, UNIT_B("--") UNIT_A("--"));
    g_assert_true(inputs_path_is_reported(inputs, tree_path(&tree, "include/only.h")));
}

static void test_a_borrower_of_the_other_language_gets_a_fitting_standard(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.c", "\n");
    tree_write(&tree, "b.cc", "\n");
    write_database(&tree, "compile_commands.json", "../a.c: gcc -DA -std=gnu11 -c ../a.c");
    g_autoptr(Inputs) inputs = collect(&tree, "b.cc");
    assert_no_errors(inputs);
    assert_units(inputs, &tree, "a.c -- -DA -std=gnu11 -x c\nb.cc RB -DA -std=gnu++20 -x c++\n");
}

static void test_a_database_that_belongs_elsewhere_still_lends(void) {
    g_auto(TemporaryTree) tree = project_new();
    tree_write(&tree, "tools/t.c", "\n");
    g_autoptr(Inputs) inputs = collect(&tree, "tools");
    assert_no_errors(inputs);
    assert_units(inputs, &tree, UNIT_B("--") UNIT_A("--") "tools/t.c RB -DA -std=gnu11 -x c\n");
}

static void test_without_a_database_the_extension_decides(void) {
    g_auto(TemporaryTree) tree = tree_new();
    g_autofree char *stray = compile_database_search(tree.root);
    if (stray != NULL) {
        g_test_skip("a compile database lies above the temporary directory");
        return;
    }
    tree_write(&tree, "s/a.c", "\n");
    tree_write(&tree, "s/b.cpp", "\n");
    tree_write(&tree, "s/b.h", "\n");
    tree_write(&tree, "s/c.h", "\n");
    tree_write(&tree, "s/d.hpp", "\n");
    g_autoptr(Inputs) inputs = collect(&tree, "s s/b.h s/c.h s/d.hpp");
    assert_no_errors(inputs);
    assert_units(inputs, &tree,
                 "s/a.c R- -std=gnu17 -x c\n"
                 "s/b.cpp R- -std=gnu++20 -x c++\n"
                 "s/b.h R- -std=gnu++20 -x c++\n"
                 "s/c.h R- -std=gnu17 -x c\n"
                 "s/d.hpp R- -std=gnu++20 -x c++\n");
    const InputUnit *unit = g_ptr_array_index(inputs->units, 0);
    g_assert_cmpstr(unit->directory, ==, tree.root);

    g_autoptr(Inputs) nothing = collect(&tree, NULL);
    assert_error(nothing, NULL, "no compile_commands.json");
    tree_write(&tree, "headers/x.h", "\n");
    g_autoptr(Inputs) barren = collect(&tree, "headers");
    assert_error(barren, tree_path(&tree, "headers"), "no C or C++ sources here");
}

static void test_flags_win_over_the_database_for_what_is_named(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_autoptr(Inputs) inputs = collect_from(tree.root, "src", NULL, "-DMINE -o x -std=c99");
    assert_no_errors(inputs);
    assert_units(inputs, &tree,
                 "src/a.c R- -DMINE -std=c99 -x c\n"
                 "src/new.c R- -DMINE -std=c99 -x c\n");
    g_autoptr(InputUnit) unit = inputs_unit_for_file(inputs, tree_path(&tree, "lib/b.cpp"));
    g_autofree char *vector = g_strjoinv(" ", unit->arguments);
    g_assert_nonnull(strstr(vector, " -DMINE -std=gnu++20 -x c++ "));
}

static void test_flags_give_one_unit_to_a_file_with_several_entries(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.c", "\n");
    write_database(&tree, "build/compile_commands.json",
                   "../a.c: gcc -DONE ../a.c\n../a.c: gcc -DTWO ../a.c");
    g_autoptr(Inputs) inputs = collect_from(tree.root, NULL, NULL, "-DMINE");
    assert_no_errors(inputs);
    assert_units(inputs, &tree, "a.c R- -DMINE -std=gnu17 -x c\n");
}

static void test_empty_flags_still_win(void) {
    g_auto(TemporaryTree) tree = project_new();
    const char *const paths[] = {"src/a.c", NULL};
    const char *const none[] = {NULL};
    InputOptions options = {
        .paths = paths, .flags_after_dashes = none, .working_directory = tree.root};
    g_autoptr(Inputs) inputs = inputs_collect(&options);
    assert_units(inputs, &tree, "src/a.c R- -std=gnu17 -x c\n");
}

static void test_flags_beside_a_named_database_leave_the_rest_of_it(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_autoptr(Inputs) inputs = collect_from(tree.root, "src/a.c", "build", "-DMINE");
    assert_no_errors(inputs);
    assert_units(inputs, &tree, UNIT_B("--") "src/a.c R- -DMINE -std=gnu17 -x c\n");
}

static void test_a_lost_response_file_among_the_flags_is_told_once(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_autoptr(Inputs) inputs = collect_from(tree.root, "src", NULL, "@gone.rsp");
    assert_error(inputs, NULL, "gone.rsp");
}

static void test_entries_that_differ_count_twice_and_equal_ones_once(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.c", "\n");
    write_database(&tree, "build/compile_commands.json",
                   "../a.c: gcc -DTWO -o two.o -c ../a.c\n"
                   "../a.c: gcc -DONE -o one.o -c ../a.c\n"
                   "../build/../a.c: ccache gcc -DTWO -MD -MF x.d -o again.o -c ../a.c");
    g_autoptr(Inputs) inputs = collect(&tree, NULL);
    assert_no_errors(inputs);
    assert_units(inputs, &tree, "a.c R- -DTWO -x c\na.c R- -DONE -x c\n");
}

static void test_assembler_in_the_database_is_no_fault(void) {
    g_auto(TemporaryTree) tree = project_new();
    tree_write(&tree, "src/start.S", "\n");
    write_database(
        &tree, "build/compile_commands.json",
        "../src/start.S: gcc -c ../src/start.S\n../src/a.c: gcc -DA -std=gnu11 ../src/a.c");
    g_autoptr(Inputs) inputs = collect(&tree, NULL);
    assert_no_errors(inputs);
    assert_units(inputs, &tree, UNIT_A("R-"));
    g_autoptr(Inputs) named = collect(&tree, "src/start.S");
    assert_error(named, tree_path(&tree, "src/start.S"), "neither C nor C++");
    g_assert_null(inputs_unit_for_file(named, tree_path(&tree, "src/start.S")));
}

static void test_a_name_without_meaning_needs_a_language(void) {
    g_auto(TemporaryTree) tree = project_new();
    tree_write(&tree, "src/table.def2", "\n");
    g_autoptr(Inputs) inputs = collect(&tree, "src/table.def2");
    assert_error(inputs, tree_path(&tree, "src/table.def2"), "neither C nor C++");
    g_autoptr(Inputs) told = collect_from(tree.root, "src/table.def2", NULL, "-x c++");
    assert_no_errors(told);
    assert_units(told, &tree, "src/table.def2 R- -std=gnu++20 -x c++\n");
}

static void test_faulty_entries_are_told_and_the_rest_linted(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.c", "\n");
    g_autofree char *text = g_strdup_printf(
        "[{\"directory\": \"%s\", \"file\": \"a.c\", \"arguments\": [\"gcc\", \"@gone\", "
        "\"-DA\"]},\n"
        "{\"directory\": \"%s\", \"file\": \"a.c\"},\n"
        "{\"directory\": \"%s\", \"file\": \"a.c\", \"arguments\": [\"env\"]},\n"
        "{\"directory\": \"%s\", \"file\": \"a.c\", \"arguments\": [\"cl.exe\", \"/c\", \"a.c\"]}]",
        tree.root, tree.root, tree.root, tree.root);
    const char *database = tree_write(&tree, "compile_commands.json", text);
    g_autoptr(Inputs) inputs = collect(&tree, NULL);
    assert_units(inputs, &tree, "a.c R- -DA -x c\n");
    static const char *const parts[] = {
        "line 2, column 1: this entry has neither", "line 1: cannot read",
        "line 3: the command names no compiler", "line 4: command lines of cl"};
    g_assert_cmpuint(inputs->errors->len, ==, G_N_ELEMENTS(parts));
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        const InputError *error = g_ptr_array_index(inputs->errors, i);
        g_assert_cmpstr(error->file, ==, database);
        g_assert_nonnull(strstr(error->message, parts[i]));
    }
}

static void test_an_unreadable_database_does_not_stop_named_files(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.c", "\n");
    const char *database = tree_write(&tree, "compile_commands.json", "[\n{\n");
    g_autoptr(Inputs) inputs = collect(&tree, "a.c");
    assert_error(inputs, database, "malformed JSON");
    assert_units(inputs, &tree, "a.c R- -std=gnu17 -x c\n");
}

static void test_a_named_build_directory_without_a_database_is_told(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_autoptr(Inputs) inputs = collect_from(tree.root, "src/a.c", "out", NULL);
    assert_error(inputs, tree_path(&tree, "out"), "there is no compile database here");
    assert_units(inputs, &tree, "src/a.c R- -std=gnu17 -x c\n");
    g_autoptr(Inputs) named = collect_from(tree.root, NULL, "build/compile_commands.json", NULL);
    assert_no_errors(named);
    assert_units(named, &tree, UNIT_B("R-") UNIT_A("R-"));
}

static void test_listed_files_that_are_gone_are_told_when_asked_for(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_remove(tree_path(&tree, "src/a.c"));
    g_autoptr(Inputs) inputs = collect(&tree, NULL);
    assert_error(inputs, tree_path(&tree, "src/a.c"), "no such file, but ");
    assert_units(inputs, &tree, UNIT_B("R-"));
    g_autoptr(Inputs) other = collect(&tree, "lib");
    assert_no_errors(other);
}

static void test_nothing_usable_named_reads_no_project(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_autoptr(Inputs) inputs = collect(&tree, "gone.c");
    assert_error(inputs, tree_path(&tree, "gone.c"), "no such file");
    g_assert_cmpuint(inputs->units->len, ==, 0);
}

static void test_paths_through_a_linked_directory_meet_their_entries(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_assert_cmpint(symlink("src", tree_path(&tree, "link")), ==, 0);
    g_autoptr(Inputs) inputs = collect(&tree, "link/a.c");
    assert_no_errors(inputs);
    assert_units(inputs, &tree, UNIT_B("--") UNIT_A("R-"));
    g_autoptr(Inputs) directory = collect(&tree, "link");
    assert_no_errors(directory);
    assert_units(directory, &tree, UNIT_B("--") "link/new.c RB -DA -std=gnu11 -x c\n" UNIT_A("R-"));
    g_autoptr(InputUnit) unit = inputs_unit_for_file(directory, tree_path(&tree, "link/a.c"));
    g_assert_false(unit->borrowed);
    g_assert_true(unit->reported);
}

static void test_each_path_brings_the_database_of_its_project(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "one/a.c", "\n");
    tree_write(&tree, "two/b.c", "\n");
    write_database(&tree, "one/compile_commands.json", "../one/a.c: gcc -DONE ../one/a.c");
    write_database(&tree, "two/build-x/compile_commands.json", "../two/b.c: gcc -DTWO ../two/b.c");
    g_autoptr(Inputs) inputs = collect(&tree, "two one/a.c");
    assert_no_errors(inputs);
    assert_units(inputs, &tree, "one/a.c R- -DONE -x c\ntwo/b.c R- -DTWO -x c\n");
}

static void test_an_editor_gets_a_unit_for_any_file(void) {
    g_auto(TemporaryTree) tree = project_new();
    g_autoptr(Inputs) inputs = collect(&tree, NULL);
    g_autoptr(InputUnit) listed = inputs_unit_for_file(inputs, tree_path(&tree, "src/a.c"));
    g_assert_false(listed->borrowed);
    g_assert_true(listed->reported);
    g_autoptr(InputUnit) unsaved = inputs_unit_for_file(inputs, tree_path(&tree, "lib/unsaved.cc"));
    g_autofree char *vector = g_strjoinv(" ", unsaved->arguments);
    g_assert_true(unsaved->borrowed);
    g_assert_nonnull(strstr(vector, " -DB -std=c++20 -x c++ "));
}

static void test_the_nearest_donor_lends(void) {
    static const char *const files[] = {"/p/x/y/far.c", "/p/a/b/near.cc", "/p/a/b/c/d/below.c",
                                        "/p/z/same.c", "/q/same.cc"};
    static const struct {
        const char *borrower;
        const char *donor;
    } cases[] = {
        {"/p/a/b/new.c", "/p/a/b/c/d/below.c"}, /* near.cc is nearer, but C++ */
        {"/p/a/b/new.cpp", "/p/a/b/near.cc"},   {"/p/a/b/new.h", "/p/a/b/near.cc"},
        {"/p/a/b/new.hpp", "/p/a/b/near.cc"},   {"/p/x/new.c", "/p/x/y/far.c"},
        {"/p/a/b/same.h", "/p/z/same.c"},       {"/p/a/b/same.hpp", "/q/same.cc"},
        {"/q/r/same.c.inc", "/q/same.cc"},      {"/elsewhere/new.cc", "/q/same.cc"},
        {"/p/a/bc/new.h", "/p/a/b/near.cc"},
    };
    g_autoptr(FlagDonors) donors = flag_donors_new();
    g_assert_null(flag_donors_find(donors, "/p/a.c"));
    g_autoptr(GPtrArray) commands =
        g_ptr_array_new_with_free_func((GDestroyNotify)compiler_command_free);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        CompilerCommand *command = compiler_command_default(NULL, "/", files[i]);
        g_ptr_array_add(commands, command);
        flag_donors_add(donors, files[i], command);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const CompilerCommand *lent = flag_donors_find(donors, cases[i].borrower);
        guint index = 0;
        g_assert_true(g_ptr_array_find(commands, lent, &index));
        g_test_message("%s", cases[i].borrower);
        g_assert_cmpstr(files[index], ==, cases[i].donor);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/inputs/" #name, test_##name)
    ADD(no_path_means_the_whole_database);
    ADD(the_database_is_found_from_below);
    ADD(a_path_limits_what_is_reported);
    ADD(a_source_the_walk_finds_borrows_from_its_sibling);
    ADD(a_named_file_brings_its_own_entry);
    ADD(a_named_header_borrows_and_keeps_the_donors_language);
    ADD(a_walk_leaves_headers_to_their_includers);
    ADD(a_borrower_of_the_other_language_gets_a_fitting_standard);
    ADD(a_database_that_belongs_elsewhere_still_lends);
    ADD(without_a_database_the_extension_decides);
    ADD(flags_win_over_the_database_for_what_is_named);
    ADD(flags_give_one_unit_to_a_file_with_several_entries);
    ADD(empty_flags_still_win);
    ADD(flags_beside_a_named_database_leave_the_rest_of_it);
    ADD(a_lost_response_file_among_the_flags_is_told_once);
    ADD(entries_that_differ_count_twice_and_equal_ones_once);
    ADD(assembler_in_the_database_is_no_fault);
    ADD(a_name_without_meaning_needs_a_language);
    ADD(faulty_entries_are_told_and_the_rest_linted);
    ADD(an_unreadable_database_does_not_stop_named_files);
    ADD(a_named_build_directory_without_a_database_is_told);
    ADD(listed_files_that_are_gone_are_told_when_asked_for);
    ADD(nothing_usable_named_reads_no_project);
    ADD(paths_through_a_linked_directory_meet_their_entries);
    ADD(each_path_brings_the_database_of_its_project);
    ADD(an_editor_gets_a_unit_for_any_file);
    ADD(the_nearest_donor_lends);
#undef ADD
    return g_test_run();
}
