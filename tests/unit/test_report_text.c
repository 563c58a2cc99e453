/* The text format: carets, what is not printable, colours, the summary, and failing sinks. */
#define _XOPEN_SOURCE 700 /* posix_openpt() */

#include "report/report.h"
#include "report/snippet.h"
#include "report/text.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- snippets --- */

static SourceLine line_of(const char *text) {
    return (SourceLine){text, strlen(text)};
}

static void assert_snippet(const char *text, unsigned column, unsigned end_column,
                           const char *source, const char *marks) {
    Snippet snippet;
    g_assert_true(snippet_make(line_of(text), column, end_column, &snippet));
    g_assert_cmpstr(snippet.source, ==, source);
    g_assert_cmpstr(snippet.marks, ==, marks);
    snippet_clear(&snippet);
}

static void test_caret_and_range(void) {
    assert_snippet("  sleep(1);", 3, 11, "  sleep(1);", "  ^~~~~~~~");
    assert_snippet("x", 1, 2, "x", "^");
    assert_snippet("x", 1, 1, "x", "^");
    assert_snippet("x", 1, 0, "x", "^");
    assert_snippet("", 1, 1, "", "^");
    assert_snippet("end", 4, 4, "end", "   ^");
}

static void test_tabs_are_kept(void) {
    assert_snippet("\tif (x)\tsleep(1);", 9, 17, "\tif (x)\tsleep(1);", "\t      \t^~~~~~~~");
    assert_snippet("f(a,\tb);", 1, 8, "f(a,\tb);", "^~~~\t~~");
    assert_snippet("f(\t", 1, 4, "f(\t", "^~");
    assert_snippet("a\tb", 2, 4, "a\tb", " ^");
}

static void test_wide_and_combining_characters(void) {
    /* Two columns each, three bytes each. */
    assert_snippet("\"中文\"; f();", 11, 14, "\"中文\"; f();", "        ^~~");
    assert_snippet("中文", 1, 7, "中文", "^~~~");
    assert_snippet("ä = f();", 6, 9, "ä = f();", "    ^~~");
    /* e and a combining acute accent share a column. */
    assert_snippet("e\xCC\x81 f", 5, 6, "e\xCC\x81 f", "  ^");
    /* A column inside a character means the character. */
    assert_snippet("a中f", 3, 6, "a中f", " ^~~");
}

static void test_unprintable_is_spelled_out(void) {
    assert_snippet("\x1B[31m f()", 7, 10, "<U+001B>[31m f()", "             ^~~");
    assert_snippet("\xFF f", 3, 4, "<FF> f", "     ^");
    assert_snippet("\xE4\xB8", 1, 3, "<E4><B8>", "^~~~~~~~");
    /* An override of the writing direction could make code look like a comment. */
    assert_snippet("\xE2\x80\xAE", 1, 4, "<U+202E>", "^~~~~~~~");
    Snippet snippet;
    g_assert_true(snippet_make((SourceLine){"a\0b", 3}, 3, 4, &snippet));
    g_assert_cmpstr(snippet.source, ==, "a<U+0000>b");
    g_assert_cmpstr(snippet.marks, ==, "         ^");
    snippet_clear(&snippet);
}

static void test_range_that_goes_on_below(void) {
    assert_snippet("call(a,  ", 1, 4000000000U, "call(a,  ", "^~~~~~~");
    assert_snippet("call(a,\t", 6, 4000000000U, "call(a,\t", "     ^~");
}

static void test_column_past_the_line(void) {
    Snippet snippet;
    g_assert_false(snippet_make(line_of("abc"), 5, 6, &snippet));
    g_assert_false(snippet_make(line_of("abc"), 0, 1, &snippet));
}

/* The caret stands below the same text, whatever was cut. */
static void assert_cut(const char *text, unsigned column, gboolean cut_left, gboolean cut_right) {
    Snippet snippet;
    g_assert_true(snippet_make(line_of(text), column, column + 4, &snippet));
    g_assert_cmpuint(strlen(snippet.source), <=, 166);
    g_assert_cmpint(g_str_has_prefix(snippet.source, "..."), ==, cut_left);
    g_assert_cmpint(g_str_has_suffix(snippet.source, "..."), ==, cut_right);
    gsize caret = strspn(snippet.marks, " ");
    g_assert_cmpstr(snippet.marks + caret, ==, "^~~~");
    g_assert_true(g_str_has_prefix(snippet.source + caret, "call"));
    snippet_clear(&snippet);
}

static void test_long_lines_are_cut(void) {
    for (unsigned before = 0; before < 400; before += 7) {
        GString *text = g_string_new(NULL);
        g_string_append_printf(text, "%*scall%*s;", (int)before, "", 1000, "");
        assert_cut(text->str, before + 1, before > 100, TRUE);
        g_string_free(text, TRUE);
    }
    char *at_end = g_strdup_printf("%1000scall", "");
    assert_cut(at_end, 1001, TRUE, FALSE);
    g_free(at_end);
}

static void test_cut_spares_whole_characters(void) {
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 500; i++)
        g_string_append(text, "中");
    Snippet snippet;
    g_assert_true(snippet_make(line_of(text->str), 751, 4000000000U, &snippet));
    g_assert_true(g_utf8_validate(snippet.source, -1, NULL));
    g_assert_null(strchr(snippet.source, '<'));
    g_assert_cmpuint(strspn(snippet.marks, " "), ==, 3 + 60);
    g_assert_cmpuint(strlen(snippet.marks), ==, 3 + 160);
    snippet_clear(&snippet);
    g_string_free(text, TRUE);
}

/* --- whole findings --- */

typedef struct Fixture {
    char *directory; /* the current one during the test */
    char *home;
    char *source;
    Report *report;
} Fixture;

static void fixture_set_up(Fixture *fixture, const void *text) {
    fixture->home = g_get_current_dir();
    fixture->directory = g_dir_make_tmp("corolint-XXXXXX", NULL);
    g_assert_nonnull(fixture->directory);
    g_assert_cmpint(g_chdir(fixture->directory), ==, 0);
    fixture->source = g_build_filename(fixture->directory, "job.c", NULL);
    g_assert_true(g_file_set_contents(fixture->source, text, -1, NULL));
    fixture->report = report_new();
}

static void fixture_tear_down(Fixture *fixture, const void *text) {
    (void)text;
    report_free(fixture->report);
    g_remove(fixture->source);
    g_assert_cmpint(g_chdir(fixture->home), ==, 0);
    g_rmdir(fixture->directory);
    g_free(fixture->source);
    g_free(fixture->directory);
    g_free(fixture->home);
}

static Finding *fixture_add(Fixture *fixture, Severity severity, SourceRange place) {
    Finding *finding = finding_new("blocking-sleep", severity);
    place.file = place.file != NULL ? place.file : fixture->source;
    source_range_assign(&finding->range, &place);
    finding->message = g_strdup("'job' blocks the event loop");
    g_ptr_array_add(fixture->report->findings, finding);
    return finding;
}

static void assert_text(const Fixture *fixture, gboolean color, const char *expected) {
    char *text = report_render_text(fixture->report, color);
    g_assert_cmpstr(text, ==, expected);
    g_free(text);
}

static const char JOB[] = "void nap(void) {\n\tsleep(1);\n}\nvoid job(void) {\n    NAP();\n}\n";

static void test_finding(Fixture *fixture, const void *text) {
    (void)text;
    Finding *finding = fixture_add(fixture, SEVERITY_WARNING, (SourceRange){NULL, 5, 5, 5, 10});
    SourceRange nap = {fixture->source, 2, 2, 2, 10};
    finding_add_step(finding, &nap, "'nap' calls 'sleep'");
    finding->macro = g_strdup("NAP");
    finding->help = g_strdup("sleep on the event loop");
    assert_text(fixture, FALSE,
                "job.c:5:5: warning: 'job' blocks the event loop [blocking-sleep]\n"
                "    NAP();\n"
                "    ^~~~~\n"
                "job.c:5:5: note: in the expansion of macro 'NAP'\n"
                "job.c:2:2: note: 'nap' calls 'sleep'\n"
                "\tsleep(1);\n"
                "\t^~~~~~~~\n"
                "help: sleep on the event loop\n");
}

static void test_finding_in_colour(Fixture *fixture, const void *text) {
    (void)text;
    Finding *finding = fixture_add(fixture, SEVERITY_ERROR, (SourceRange){NULL, 5, 5, 6, 2});
    SourceRange unknown = {NULL, 0, 0, 0, 0};
    finding_add_step(finding, &unknown, "somewhere");
    assert_text(fixture, TRUE,
                "\033[1mjob.c:5:5:\033[0m \033[1;31merror:\033[0m "
                "\033[1m'job' blocks the event loop\033[0m [blocking-sleep]\n"
                "    NAP();\n"
                "\033[1;32m    ^~~~~~\033[0m\n"
                "\033[1;36mnote:\033[0m somewhere\n");
}

static void test_file_that_changed_or_vanished(Fixture *fixture, const void *text) {
    (void)text;
    fixture_add(fixture, SEVERITY_NOTE, (SourceRange){NULL, 99, 1, 99, 2});
    fixture_add(fixture, SEVERITY_NOTE, (SourceRange){NULL, 3, 40, 3, 41});
    char missing[] = "/nowhere/at/all.c";
    fixture_add(fixture, SEVERITY_NOTE, (SourceRange){missing, 1, 1, 1, 2});
    assert_text(fixture, FALSE,
                "job.c:99:1: note: 'job' blocks the event loop [blocking-sleep]\n"
                "job.c:3:40: note: 'job' blocks the event loop [blocking-sleep]\n"
                "/nowhere/at/all.c:1:1: note: 'job' blocks the event loop [blocking-sleep]\n");
}

static void test_messages_cannot_steer_the_terminal(Fixture *fixture, const void *text) {
    (void)text;
    char missing[] = "/no\nwhere\xFF.c";
    Finding *finding = fixture_add(fixture, SEVERITY_NOTE, (SourceRange){missing, 1, 1, 1, 2});
    g_free(finding->message);
    finding->message = g_strdup("\033[2J");
    assert_text(fixture, FALSE, "/no<U+000A>where<FF>.c:1:1: note: <U+001B>[2J [blocking-sleep]\n");
}

/* libclang counts a lone carriage return as a line break. */
static void test_line_breaks(Fixture *fixture, const void *text) {
    (void)text;
    for (unsigned line = 1; line <= 4; line++)
        fixture_add(fixture, SEVERITY_NOTE, (SourceRange){NULL, line, 1, line, 4});
    char *rendered = report_render_text(fixture->report, FALSE);
    for (const char *const *word = (const char *const[]){"\none\n^~~\n", "\ntwo\n^~~\n",
                                                         "\nthree\n^~~\n", "\nfour\n^~~\n", NULL};
         *word != NULL; word++) {
        g_assert_nonnull(strstr(rendered, *word));
    }
    g_free(rendered);
}

/* A directory whose name merely begins like the current one is another directory. */
static void test_paths_below_only(Fixture *fixture, const void *text) {
    (void)text;
    char *beside = g_strconcat(fixture->directory, "-not/job.c", NULL);
    fixture_add(fixture, SEVERITY_NOTE, (SourceRange){beside, 1, 1, 1, 2});
    char *rendered = report_render_text(fixture->report, FALSE);
    g_assert_true(g_str_has_prefix(rendered, beside));
    g_free(rendered);
    g_free(beside);
}

static void test_nothing_found(Fixture *fixture, const void *text) {
    (void)text;
    assert_text(fixture, TRUE, "");
}

/* --- summary, formats, colours, sinks --- */

static void assert_summary(const Report *report, const char *expected) {
    char *line = report_format_summary(report);
    g_assert_cmpstr(line, ==, expected);
    g_free(line);
}

static void test_summary(void) {
    Report *report = report_new();
    assert_summary(report, "0 findings in 0 files, 0 functions, 0 coroutines");
    report->files = report->functions = report->coroutines = 1;
    g_ptr_array_add(report->findings, finding_new("blocking-io", SEVERITY_NOTE));
    assert_summary(report, "1 finding (1 note) in 1 file, 1 function, 1 coroutine");
    g_ptr_array_remove_index(report->findings, 0);
    g_ptr_array_add(report->findings, finding_new("blocking-io", SEVERITY_WARNING));
    g_ptr_array_add(report->findings, finding_new("suspend-while-locked", SEVERITY_ERROR));
    g_ptr_array_add(report->findings, finding_new("blocking-io", SEVERITY_WARNING));
    report->files = 12;
    report->functions = 40;
    report->coroutines = 5;
    assert_summary(report,
                   "3 findings (2 warnings, 1 error) in 12 files, 40 functions, 5 coroutines");
    report->suppressed = 2;
    assert_summary(report, "3 findings (2 warnings, 1 error) in 12 files, 40 functions, "
                           "5 coroutines; 2 suppressed");
    report_free(report);
}

static void test_format_names(void) {
    ReportFormat format = REPORT_TEXT;
    g_assert_true(report_format_parse("json", &format));
    g_assert_cmpint(format, ==, REPORT_JSON);
    g_assert_true(report_format_parse("text", &format));
    g_assert_cmpint(format, ==, REPORT_TEXT);
    g_assert_false(report_format_parse("JSON", &format));
    g_assert_false(report_format_parse("", &format));
}

static int open_terminal(void) {
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
        return -1;
    return master;
}

static void test_use_of_colour(void) {
    int terminal = open_terminal();
    if (terminal < 0) {
        g_test_skip("no pseudo-terminal to be had");
        return;
    }
    g_setenv("TERM", "xterm", TRUE);
    g_unsetenv("NO_COLOR");
    g_assert_true(report_use_color(terminal));
    g_setenv("NO_COLOR", "", TRUE);
    g_assert_true(report_use_color(terminal));
    g_setenv("NO_COLOR", "1", TRUE);
    g_assert_false(report_use_color(terminal));
    g_unsetenv("NO_COLOR");
    g_setenv("TERM", "dumb", TRUE);
    g_assert_false(report_use_color(terminal));
    g_setenv("TERM", "xterm", TRUE);
    int file = open("/dev/null", O_WRONLY);
    g_assert_false(report_use_color(file));
    close(file);
    close(terminal);
}

static void test_full_disk(void) {
    if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS)) {
        g_test_skip("no /dev/full here");
        return;
    }
    Report *report = report_new();
    GError *error = NULL;
    g_assert_false(report_write_file(report, REPORT_JSON, "/dev/full", &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
    g_assert_true(g_str_has_prefix(error->message, "cannot write /dev/full: "));
    g_clear_error(&error);
    report_free(report);
}

static void test_closed_pipe(void) {
    int ends[2];
    g_assert_cmpint(pipe(ends), ==, 0);
    close(ends[0]);
    signal(SIGPIPE, SIG_IGN);
    FILE *sink = fdopen(ends[1], "w");
    Report *report = report_new();
    GError *error = NULL;
    g_assert_false(report_write(report, REPORT_JSON, FALSE, sink, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_PIPE);
    g_clear_error(&error);
    report_free(report);
    fclose(sink);
}

static void test_writing_a_file(Fixture *fixture, const void *text) {
    (void)text;
    GError *error = NULL;
    g_assert_false(report_write_file(fixture->report, REPORT_TEXT, "no/such/place", &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
    g_clear_error(&error);

    /* The report replaces a longer file. */
    fixture_add(fixture, SEVERITY_NOTE, (SourceRange){NULL, 3, 1, 3, 2});
    g_assert_true(report_write_file(fixture->report, REPORT_TEXT, fixture->source, &error));
    g_assert_no_error(error);
    char *written = NULL;
    g_assert_true(g_file_get_contents(fixture->source, &written, NULL, NULL));
    g_assert_true(g_str_has_prefix(written, "job.c:3:1: note: "));
    g_free(written);
}

static void add_fixture_test(const char *name, const char *source,
                             void (*test)(Fixture *, const void *)) {
    g_test_add(name, Fixture, source, fixture_set_up, test, fixture_tear_down);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/snippet/caret", test_caret_and_range);
    g_test_add_func("/snippet/tabs", test_tabs_are_kept);
    g_test_add_func("/snippet/wide", test_wide_and_combining_characters);
    g_test_add_func("/snippet/unprintable", test_unprintable_is_spelled_out);
    g_test_add_func("/snippet/several-lines", test_range_that_goes_on_below);
    g_test_add_func("/snippet/past-the-line", test_column_past_the_line);
    g_test_add_func("/snippet/long", test_long_lines_are_cut);
    g_test_add_func("/snippet/long-wide", test_cut_spares_whole_characters);
    add_fixture_test("/text/finding", JOB, test_finding);
    add_fixture_test("/text/colour", JOB, test_finding_in_colour);
    add_fixture_test("/text/changed-file", JOB, test_file_that_changed_or_vanished);
    add_fixture_test("/text/unprintable", JOB, test_messages_cannot_steer_the_terminal);
    add_fixture_test("/text/line-breaks", "one\r\ntwo\rthree\nfour", test_line_breaks);
    add_fixture_test("/text/paths", JOB, test_paths_below_only);
    add_fixture_test("/text/nothing", JOB, test_nothing_found);
    g_test_add_func("/report/summary", test_summary);
    g_test_add_func("/report/formats", test_format_names);
    g_test_add_func("/report/use-of-colour", test_use_of_colour);
    g_test_add_func("/report/full-disk", test_full_disk);
    g_test_add_func("/report/closed-pipe", test_closed_pipe);
    add_fixture_test("/report/file", JOB, test_writing_a_file);
    return g_test_run();
}
