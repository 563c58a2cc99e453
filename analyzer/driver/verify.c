#include "driver/verify.h"

#include <string.h>

#include "report/paths.h"
#include "rules/rule.h"

#define EXPECT_MARK "// expect:"

typedef struct Verification {
    const Report *report;
    const Options *options;
    FILE *sink;
    GHashTable *expected; /* "file:line: rule", each once */
    guint differences;
} Verification;

static char *expectation(const char *file, guint line, const char *rule) {
    g_autofree char *shown = shown_path_copy(file);
    return g_strdup_printf("%s:%u: %s", shown, line, rule);
}

static void complain(Verification *verification, const char *where, const char *what) {
    fprintf(verification->sink, "%s %s\n", where, what);
    verification->differences++;
}

static void read_expectations(Verification *verification, const char *file, guint line,
                              const char *text) {
    g_auto(GStrv) rules = g_strsplit(text, ",", -1);
    for (guint i = 0; rules[i]; i++) {
        const char *rule = g_strstrip(rules[i]);
        g_autofree char *key = expectation(file, line, rule);
        if (!rule_find(rule))
            complain(verification, key, "is expected here, but there is no such rule");
        else if (options_want_rule(verification->options, rule))
            g_hash_table_add(verification->expected, g_steal_pointer(&key));
    }
}

static void read_file(Verification *verification, const char *file) {
    g_autofree char *text = NULL;
    if (!g_file_get_contents(file, &text, NULL, NULL))
        return; /* said already where it was to be parsed */
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        const char *mark = strstr(lines[i], EXPECT_MARK);
        if (mark)
            read_expectations(verification, file, i + 1, mark + strlen(EXPECT_MARK));
    }
}

static void match_findings(Verification *verification) {
    g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const GPtrArray *findings = verification->report->findings;
    for (guint i = 0; i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        char *key = expectation(finding->range.file, finding->range.line, finding->rule);
        if (!g_hash_table_contains(verification->expected, key)) {
            g_autofree char *what = g_strdup_printf("is not expected: %s", finding->message);
            complain(verification, key, what);
        }
        g_hash_table_add(met, key);
    }
    g_autoptr(GList) expected =
        g_list_sort(g_hash_table_get_keys(verification->expected), (GCompareFunc)strcmp);
    for (GList *link = expected; link; link = link->next)
        if (!g_hash_table_contains(met, link->data))
            complain(verification, link->data, "is expected, but not found");
}

guint verify_report(const Report *report, GPtrArray *files, const Options *options, FILE *sink) {
    Verification verification = {.report = report, .options = options, .sink = sink};
    verification.expected = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < files->len; i++)
        read_file(&verification, g_ptr_array_index(files, i));
    match_findings(&verification);
    g_hash_table_unref(verification.expected);
    return verification.differences;
}
