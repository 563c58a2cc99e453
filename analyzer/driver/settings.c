#include "driver/settings.h"

struct Settings {
    const Options *options;
    Catalog *catalog;
};

Settings *settings_new(const Options *options, GError **error) {
    g_autoptr(Catalog) catalog = catalog_new();
    if (!catalog_add_builtin(catalog, error))
        return NULL;
    Settings *settings = g_new0(Settings, 1);
    settings->options = options;
    settings->catalog = g_steal_pointer(&catalog);
    return settings;
}

void settings_free(Settings *settings) {
    if (!settings)
        return;
    catalog_free(settings->catalog);
    g_free(settings);
}

const Catalog *settings_catalog(const Settings *settings) {
    return settings->catalog;
}

gboolean settings_rule_severity(const Settings *settings, const Rule *rule, const char *file,
                                Severity *severity) {
    (void)file;
    *severity = rule->severity;
    return settings_want_rule(settings, rule);
}

gboolean settings_want_rule(const Settings *settings, const Rule *rule) {
    return options_want_rule(settings->options, rule->id);
}
