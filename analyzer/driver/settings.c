#include "driver/settings.h"

#include "driver/input_path.h"

struct Settings {
    const Options *options;
    ConfigTree *tree; /* NULL with --no-config */
    GPtrArray *no_errors;
    Catalog *catalog;
};

Settings *settings_new(const Options *options, const char *working_directory) {
    Settings *settings = g_new0(Settings, 1);
    settings->options = options;
    settings->no_errors = g_ptr_array_new();
    g_autofree char *only =
        options->config ? input_path_resolve(options->config, working_directory) : NULL;
    if (!options->no_config)
        settings->tree = config_tree_new(only, working_directory);
    return settings;
}

void settings_free(Settings *settings) {
    if (!settings)
        return;
    catalog_free(settings->catalog);
    config_tree_free(settings->tree);
    g_ptr_array_unref(settings->no_errors);
    g_free(settings);
}

const Config *settings_config(Settings *settings, const char *file) {
    return settings->tree ? config_tree_find(settings->tree, file) : NULL;
}

void settings_add_file(Settings *settings, const char *path) {
    settings_config(settings, path);
}

static void add_configured(const ConfigTree *tree, Catalog *catalog) {
    g_autoptr(GPtrArray) files = config_tree_files(tree);
    for (guint i = 0; i < files->len; i++) {
        const ConfigFile *file = g_ptr_array_index(files, i);
        if (file->entries)
            catalog_add_parsed(catalog, file->json);
    }
    if (config_tree_is_pedantic(tree))
        catalog_set_pedantic(catalog);
}

gboolean settings_complete(Settings *settings, GError **error) {
    g_autoptr(Catalog) catalog = catalog_new();
    if (settings->tree)
        add_configured(settings->tree, catalog);
    if (!catalog_add_builtin(catalog, error))
        return FALSE;
    catalog_free(settings->catalog);
    settings->catalog = g_steal_pointer(&catalog);
    return TRUE;
}

const Catalog *settings_catalog(const Settings *settings) {
    return settings->catalog;
}

const GPtrArray *settings_errors(const Settings *settings) {
    return settings->tree ? config_tree_errors(settings->tree) : settings->no_errors;
}

gboolean settings_rule_severity(Settings *settings, const Rule *rule, const char *file,
                                Severity *severity) {
    const Config *config = settings_config(settings, file);
    ConfigPlace place;
    const ConfigRule *said = config ? config_find_rule(config, rule, file, &place) : NULL;
    *severity = said && !said->off ? said->severity : rule->severity;
    if (!settings_want_rule(settings, rule))
        return FALSE;
    /* Whoever names a rule on the command line wants it. */
    return !said || !said->off || settings->options->select;
}

gboolean settings_is_pedantic(Settings *settings, const char *file) {
    const Config *config = settings_config(settings, file);
    ConfigPlace place;
    return config && config_is_pedantic(config, file, &place);
}

gboolean settings_excludes(Settings *settings, const char *file) {
    const Config *config = settings_config(settings, file);
    ConfigPlace place;
    return config && config_excludes(config, file, &place);
}

gboolean settings_want_rule(const Settings *settings, const Rule *rule) {
    return options_want_rule(settings->options, rule->id);
}

gboolean settings_rule_is_off(Settings *settings, const Rule *rule, const char *file) {
    const Config *config = settings_config(settings, file);
    ConfigPlace place;
    const ConfigRule *said = config ? config_find_rule(config, rule, file, &place) : NULL;
    return options_ignores_rule(settings->options, rule->id) ||
           (said && said->off && !settings->options->select);
}
