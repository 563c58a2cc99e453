#include "report/common_helpers.h"

#include "report/glyphs.h"
#include "report/paths.h"

/* Two callers may each have to be mended; from three on it is worth a look at what they call. */
#define SEVERAL 3
/* Helpers beyond these are for the next run, when some findings are gone. */
#define HELPERS_MOST 3

/* Findings that come by one helper. */
typedef struct Group {
    char *key;             /* of the helper */
    const TraceStep *step; /* the first finding's, inside the helper */
    guint count;
} Group;

/* The same for all steps inside one function; NULL when it has no name. */
static char *key_of(const TraceStep *step) {
    return step->function && step->range.file
               ? g_strdup_printf("%s\n%s", step->range.file, step->function)
               : NULL;
}

static const TraceStep *step_at(const Finding *finding, guint index) {
    return g_ptr_array_index(finding->trace, index);
}

/* Steps up to lead are what the finding's own function has done before. */
static gboolean comes_by(const Finding *finding, const char *key) {
    for (guint i = finding->lead; finding->leaf && i < finding->trace->len; i++) {
        g_autofree char *other = key_of(step_at(finding, i));
        if (g_strcmp0(other, key) == 0)
            return TRUE;
    }
    return FALSE;
}

/* A helper that calls itself is on the way once. */
static void count_finding(GHashTable *counts, const Finding *finding) {
    g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = finding->lead; finding->leaf && i < finding->trace->len; i++) {
        char *key = key_of(step_at(finding, i));
        if (!key || !g_hash_table_add(met, key))
            continue;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
        g_hash_table_replace(counts, g_strdup(key), GUINT_TO_POINTER(count + 1));
    }
}

/* What more come by than by any step before it becomes the group's. */
static void compare_steps(GHashTable *counts, const Finding *finding, Group *group) {
    for (guint i = finding->lead; finding->leaf && i < finding->trace->len; i++) {
        g_autofree char *key = key_of(step_at(finding, i));
        guint count = key ? GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) : 0;
        if (count <= group->count)
            continue;
        g_free(group->key);
        *group = (Group){g_steal_pointer(&key), step_at(finding, i), count};
    }
}

/* Of helpers with as many findings the one that is met first, on the first one's way. */
static Group largest_group(const GPtrArray *findings) {
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Group group = {NULL, NULL, SEVERAL - 1};
    for (guint i = 0; i < findings->len; i++)
        count_finding(counts, g_ptr_array_index(findings, i));
    for (guint i = 0; i < findings->len; i++)
        compare_steps(counts, g_ptr_array_index(findings, i), &group);
    return group;
}

static void remove_group(GPtrArray *findings, const Group *group) {
    for (guint i = findings->len; i-- > 0;)
        if (comes_by(g_ptr_array_index(findings, i), group->key))
            g_ptr_array_remove_index(findings, i);
}

/* The list of a comment that is about all of the group, for on the line of a helper's name it has
 * to name rules. */
static char *rules_of(const GPtrArray *findings, const Group *group) {
    g_autoptr(GPtrArray) rules = g_ptr_array_new();
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        if (!comes_by(finding, group->key) ||
            g_ptr_array_find_with_equal_func(rules, finding->rule, g_str_equal, NULL))
            continue;
        g_string_append_printf(list, "%scorolint-%s", rules->len > 0 ? ", " : "", finding->rule);
        g_ptr_array_add(rules, (gpointer)finding->rule);
    }
    return g_strdup(list->str);
}

static void append_group(GString *out, const GPtrArray *findings, const Group *group) {
    g_autofree char *path = shown_path_copy(group->step->range.file);
    g_autofree char *shown = glyphs_of(path);
    g_autofree char *function = glyphs_of(group->step->function);
    g_autofree char *rules = rules_of(findings, group);
    g_string_append_printf(out,
                           "%s%u of these come by %s:%u ('%s'): mend it there, or say there once "
                           "that it does no harm, by NOLINT(%s) on the line of that function's "
                           "name (docs/suppression.md)",
                           out->len > 0 ? "\n" : "", group->count, shown, group->step->range.line,
                           function, rules);
}

char *report_format_common_helpers(const Report *report) {
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) left = g_ptr_array_new();
    for (guint i = 0; i < report->findings->len; i++)
        g_ptr_array_add(left, g_ptr_array_index(report->findings, i));
    for (guint told = 0; told < HELPERS_MOST; told++) {
        Group group = largest_group(left);
        if (!group.step)
            break;
        append_group(out, left, &group);
        remove_group(left, &group);
        g_free(group.key);
    }
    return out->len > 0 ? g_strdup(out->str) : NULL;
}
