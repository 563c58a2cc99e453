#include "driver/lsp/hover.h"

#include "driver/lsp/rule_markdown.h"

static void add_path(GString *text, const Finding *finding) {
    for (guint i = 0; i < finding->trace->len; i++) {
        const TraceStep *step = g_ptr_array_index(finding->trace, i);
        g_string_append_printf(text, "%u. %s", i + 1, step->message);
        if (step->range.file) {
            g_autofree char *name = g_path_get_basename(step->range.file);
            g_string_append_printf(text, " — %s:%u", name, step->range.line);
        }
        g_string_append_c(text, '\n');
    }
    if (finding->trace->len > 0)
        g_string_append_c(text, '\n');
}

static void add_finding(GString *text, const Finding *finding) {
    g_string_append_printf(text, "**%s** (%s): %s\n\n", finding->rule,
                           severity_name(finding->severity), finding->message);
    add_path(text, finding);
    if (finding->help)
        g_string_append_printf(text, "**help**: %s\n\n", finding->help);
}

static void add_rule(GString *text, const char *id, GHashTable *told) {
    if (!g_hash_table_add(told, (gpointer)id))
        return;
    g_autofree char *explanation = rule_markdown(rule_find(id));
    g_string_append_printf(text, "---\n\n%s\n", explanation);
}

cJSON *lsp_hover(const LspShown *shown, LspPosition position, const LspClient *client) {
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) rules = g_string_new(NULL);
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    LspRange found = {0};
    for (guint i = 0; shown->own && i < shown->own->len; i++) {
        const LspShownFinding *own = &g_array_index(shown->own, LspShownFinding, i);
        if (!lsp_ranges_touch(own->range, (LspRange){position, position}))
            continue;
        found = own->range;
        add_finding(text, own->finding);
        add_rule(rules, own->finding->rule, told);
    }
    if (text->len == 0)
        return NULL;
    g_string_append(text, rules->str);
    cJSON *hover = cJSON_CreateObject();
    cJSON *contents = cJSON_AddObjectToObject(hover, "contents");
    cJSON_AddStringToObject(contents, "kind", client->takes_markdown ? "markdown" : "plaintext");
    cJSON_AddItemToObject(contents, "value", lsp_json_text(text->str));
    cJSON_AddItemToObject(hover, "range", lsp_range_json(found));
    return hover;
}
