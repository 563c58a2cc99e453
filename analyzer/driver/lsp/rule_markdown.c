#include "driver/lsp/rule_markdown.h"

char *rule_markdown(const Rule *rule) {
    return g_strdup_printf("# %s\n\nReported when %s (%s).\n\n## What it does\n\n%s\n\n"
                           "## Why is this bad\n\n%s\n\n## Example\n\n```cpp\n%s\n```\n\n"
                           "## Use instead\n\n```cpp\n%s\n```\n",
                           rule->id, rule->summary, severity_name(rule->severity), rule->what,
                           rule->why, rule->example, rule->instead);
}
