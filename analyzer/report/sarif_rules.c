#include "report/sarif_rules.h"

#include "report/json_output.h"

#include <string.h>

/* "blocking-io" → "BlockingIo": SARIF's readers expect a name that is one word. */
static char *rule_name(const char *id) {
    GString *name = g_string_new(NULL);
    gboolean starts = TRUE;
    for (; *id != '\0'; id++) {
        if (*id != '-')
            g_string_append_c(name, starts ? g_ascii_toupper(*id) : *id);
        starts = *id == '-';
    }
    return g_string_free(name, FALSE);
}

/* "a lock is taken" → "A lock is taken." */
static char *as_sentence(const char *text) {
    char *sentence = g_strconcat(text, ".", NULL);
    sentence[0] = g_ascii_toupper(sentence[0]);
    return sentence;
}

/* The explanations are wrapped for terminals. */
static char *unwrapped(const char *text) {
    return g_strdelimit(g_strdup(text), "\n", ' ');
}

static cJSON *add_message(cJSON *object, const char *key, char *text) {
    cJSON *message = cJSON_AddObjectToObject(object, key);
    json_add_text(message, "text", text);
    g_free(text);
    return message;
}

static char *help_in_plain_text(const RuleDescription *rule) {
    return g_strdup_printf("%s\n\nWhy is this bad\n\n%s\n\nExample\n\n%s\n\nUse instead\n\n%s\n",
                           rule->what, rule->why, rule->example, rule->instead);
}

static char *help_in_markdown(const RuleDescription *rule) {
    return g_strdup_printf("%s\n\n## Why is this bad\n\n%s\n\n## Example\n\n```cpp\n%s\n```\n\n"
                           "## Use instead\n\n```cpp\n%s\n```\n",
                           rule->what, rule->why, rule->example, rule->instead);
}

static cJSON *rule_to_sarif(const RuleDescription *rule) {
    cJSON *object = cJSON_CreateObject();
    g_autofree char *name = rule_name(rule->id);
    g_autofree char *markdown = help_in_markdown(rule);
    json_add_text(object, "id", rule->id);
    json_add_text(object, "name", name);
    add_message(object, "shortDescription", as_sentence(rule->summary));
    add_message(object, "fullDescription", unwrapped(rule->what));
    cJSON *configuration = cJSON_AddObjectToObject(object, "defaultConfiguration");
    json_add_text(configuration, "level", severity_name(rule->severity));
    cJSON *help = add_message(object, "help", help_in_plain_text(rule));
    json_add_text(help, "markdown", markdown);
    return object;
}

cJSON *sarif_rules(const Report *report) {
    cJSON *rules = cJSON_CreateArray();
    for (guint i = 0; i < report->rules->len; i++)
        cJSON_AddItemToArray(rules,
                             rule_to_sarif(&g_array_index(report->rules, RuleDescription, i)));
    return rules;
}
