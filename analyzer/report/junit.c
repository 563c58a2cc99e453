#include "report/junit.h"

#include "report/glyphs.h"
#include "report/paths.h"

#include <string.h>

/* The time of the run would make two reports of the same input differ. */
#define TIMESTAMP "1970-01-01T00:00:00"
#define NAME_WITHOUT_FILE "corolint"

typedef struct Suite {
    const char *file; /* NULL for what belongs to no file */
    GPtrArray *findings;
    GPtrArray *errors;
} Suite;

typedef struct JunitWriter {
    GString *out;
    ShownPaths paths;
    GPtrArray *suites;   /* of Suite, in the order of the report */
    GHashTable *by_file; /* file, "" for none → Suite */
} JunitWriter;

static void suite_free(void *pointer) {
    Suite *suite = pointer;
    g_ptr_array_unref(suite->findings);
    g_ptr_array_unref(suite->errors);
    g_free(suite);
}

static Suite *suite_of(JunitWriter *writer, const char *file) {
    const char *key = file != NULL ? file : "";
    Suite *suite = g_hash_table_lookup(writer->by_file, key);
    if (suite != NULL)
        return suite;
    suite = g_new0(Suite, 1);
    *suite = (Suite){file, g_ptr_array_new(), g_ptr_array_new()};
    g_ptr_array_add(writer->suites, suite);
    g_hash_table_insert(writer->by_file, (char *)key, suite);
    return suite;
}

static void collect_suites(JunitWriter *writer, const Report *report) {
    for (guint i = 0; i < report->findings->len; i++) {
        Finding *finding = g_ptr_array_index(report->findings, i);
        g_ptr_array_add(suite_of(writer, finding->range.file)->findings, finding);
    }
    for (guint i = 0; i < report->errors->len; i++) {
        RunError *error = g_ptr_array_index(report->errors, i);
        g_ptr_array_add(suite_of(writer, error->file)->errors, error);
    }
}

/* What is not printable, and much of that is no XML either, is spelled out. */
static void add_text(JunitWriter *writer, const char *text) {
    g_autofree char *shown = glyphs_of(text != NULL ? text : "");
    g_autofree char *escaped = g_markup_escape_text(shown, -1);
    g_string_append(writer->out, escaped);
}

static void add_attribute(JunitWriter *writer, const char *name, const char *value) {
    g_string_append_printf(writer->out, " %s=\"", name);
    add_text(writer, value);
    g_string_append_c(writer->out, '"');
}

static const char *suite_name(const JunitWriter *writer, const Suite *suite) {
    return suite->file != NULL ? shown_path(&writer->paths, suite->file) : NAME_WITHOUT_FILE;
}

static void open_suite(JunitWriter *writer, const char *name, guint id, guint failures,
                       guint errors) {
    g_string_append(writer->out, "  <testsuite");
    add_attribute(writer, "name", name);
    g_string_append_printf(writer->out,
                           " package=\"corolint\" id=\"%u\" timestamp=\"" TIMESTAMP
                           "\" hostname=\"localhost\" tests=\"%u\" failures=\"%u\" errors=\"%u\""
                           " time=\"0\">\n    <properties/>\n",
                           id, MAX(failures + errors, 1), failures, errors);
}

static void close_suite(JunitWriter *writer) {
    g_string_append(writer->out, "    <system-out/>\n    <system-err/>\n  </testsuite>\n");
}

static void open_case(JunitWriter *writer, const char *class_name, const char *name) {
    g_string_append(writer->out, "    <testcase");
    add_attribute(writer, "classname", class_name);
    add_attribute(writer, "name", name);
    g_string_append(writer->out, " time=\"0\"");
}

/* The same test in the next run has the same name, so it holds no line; but no two of a suite have
 * the same, or one of them would be dropped. used: name → how often it was. */
static char *case_name(const Finding *finding, GHashTable *used) {
    g_autofree char *name = g_strdup_printf("%s: %s", finding->rule, finding->message);
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(used, name));
    g_hash_table_replace(used, g_strdup(name), GUINT_TO_POINTER(before + 1));
    return before == 0 ? g_steal_pointer(&name) : g_strdup_printf("%s (%u)", name, before + 1);
}

static void add_line(JunitWriter *writer, const SourceRange *range, const char *label,
                     const char *message) {
    if (range->file != NULL) {
        add_text(writer, shown_path(&writer->paths, range->file));
        g_string_append_printf(writer->out, ":%u:%u: ", range->line, range->column);
    }
    g_string_append_printf(writer->out, "%s: ", label);
    add_text(writer, message);
    g_string_append_c(writer->out, '\n');
}

static void write_finding(JunitWriter *writer, const char *file, const Finding *finding,
                          GHashTable *used) {
    g_autofree char *name = case_name(finding, used);
    open_case(writer, file, name);
    g_string_append(writer->out, ">\n      <failure");
    add_attribute(writer, "message", finding->message);
    add_attribute(writer, "type", severity_name(finding->severity));
    g_string_append_c(writer->out, '>');
    add_line(writer, &finding->range, severity_name(finding->severity), finding->message);
    for (guint i = 0; i < finding->trace->len; i++) {
        const TraceStep *step = g_ptr_array_index(finding->trace, i);
        add_line(writer, &step->range, "note", step->message);
    }
    if (finding->help != NULL)
        add_line(writer, &(SourceRange){.file = NULL}, "help", finding->help);
    g_string_append(writer->out, "</failure>\n    </testcase>\n");
}

static void write_error(JunitWriter *writer, const char *file, const RunError *error) {
    g_autofree char *name = g_strdup_printf("analysis: %s", error->message);
    open_case(writer, file, name);
    g_string_append(writer->out, ">\n      <error");
    add_attribute(writer, "message", error->message);
    add_attribute(writer, "type", "error");
    g_string_append(writer->out, "/>\n    </testcase>\n");
}

static void write_suite(JunitWriter *writer, guint id, const Suite *suite) {
    const char *name = suite_name(writer, suite);
    g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    open_suite(writer, name, id, suite->findings->len, suite->errors->len);
    for (guint i = 0; i < suite->findings->len; i++)
        write_finding(writer, name, g_ptr_array_index(suite->findings, i), used);
    for (guint i = 0; i < suite->errors->len; i++)
        write_error(writer, name, g_ptr_array_index(suite->errors, i));
    close_suite(writer);
}

static void write_passed_suite(JunitWriter *writer) {
    open_suite(writer, NAME_WITHOUT_FILE, 0, 0, 0);
    open_case(writer, NAME_WITHOUT_FILE, "no findings");
    g_string_append(writer->out, "/>\n");
    close_suite(writer);
}

char *report_render_junit(const Report *report) {
    JunitWriter writer = {.out = g_string_new(NULL),
                          .suites = g_ptr_array_new_with_free_func(suite_free),
                          .by_file = g_hash_table_new(g_str_hash, g_str_equal)};
    shown_paths_init(&writer.paths);
    collect_suites(&writer, report);
    g_string_append(writer.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for (guint i = 0; i < writer.suites->len; i++)
        write_suite(&writer, i, g_ptr_array_index(writer.suites, i));
    if (writer.suites->len == 0)
        write_passed_suite(&writer);
    g_string_append(writer.out, "</testsuites>\n");
    shown_paths_clear(&writer.paths);
    g_hash_table_unref(writer.by_file);
    g_ptr_array_unref(writer.suites);
    return g_string_free(writer.out, FALSE);
}
