#include "driver/config_print.h"

#include "driver/config_text.h"
#include "report/paths.h"

typedef struct Printing {
    Settings *settings;
    const Options *options;
    const Config *config; /* NULL for none */
    const char *file;
    GString *text;
} Printing;

/* Where things stand. */

static char *describe_value(const ConfigFile *file, const cJSON *value) {
    JsonPosition position = json_text_position(file->json, value, JSON_VALUE);
    return g_strdup_printf("%s:%u:%u", file->shown_path, position.line, position.column);
}

/* `a.json:3:5, for "tests/" "*.t.c"` */
static char *describe_place(const ConfigPlace *place) {
    if (!place->file)
        return g_strdup("built-in default");
    g_autofree char *where = describe_value(place->file, place->at);
    if (!place->block || !place->block->files)
        return g_steal_pointer(&where);
    GString *text = g_string_new(where);
    g_string_append(text, ", for");
    for (guint i = 0; i < place->block->files->len; i++) {
        g_autofree char *glob =
            config_text_quote(config_glob_text(g_ptr_array_index(place->block->files, i)));
        g_string_append_printf(text, " %s", glob);
    }
    return g_string_free(text, FALSE);
}

/* The head: which configurations were read. */

static void print_files(const Printing *printing) {
    const GPtrArray *files = printing->config->files;
    for (guint i = files->len; i-- > 0;) {
        const char *path = ((const ConfigFile *)g_ptr_array_index(files, i))->shown_path;
        g_autofree char *line = g_strdup_printf(
            i + 1 == files->len ? "configuration: %s" : "  extended by it: %s", path);
        config_text_comment(printing->text, 0, line);
    }
}

static void print_head(const Printing *printing) {
    g_autofree char *path = shown_path_copy(printing->file);
    g_autofree char *title =
        g_strdup_printf("what applies to %s, and where each setting comes from", path);
    config_text_comment(printing->text, 0, title);
    if (printing->config)
        print_files(printing);
    else
        config_text_comment(printing->text, 0,
                            printing->options->no_config
                                ? "configuration: none, because of --no-config"
                                : "configuration: none, there is no " CONFIG_FILE_NAME
                                  " there or above");
}

/* The settings. */

static void print_exclusion(const Printing *printing) {
    ConfigPlace place = {0};
    gboolean excluded =
        printing->config && config_excludes(printing->config, printing->file, &place);
    if (!place.file) {
        config_text_line(printing->text, 1, "\"exclude\": []", TRUE, "not excluded");
        return;
    }
    g_autofree char *quoted = config_text_quote(place.at->valuestring);
    g_autofree char *setting = g_strdup_printf("\"exclude\": [%s]", quoted);
    g_autofree char *where = describe_value(place.file, place.at);
    g_autofree char *comment = g_strdup_printf(
        "%s: %s", where, excluded ? "nothing is reported in this file" : "so it is not excluded");
    config_text_line(printing->text, 1, setting, TRUE, comment);
}

static void print_pedantic(const Printing *printing) {
    ConfigPlace place = {0};
    gboolean pedantic =
        printing->config && config_is_pedantic(printing->config, printing->file, &place);
    g_autofree char *comment = describe_place(&place);
    config_text_line(printing->text, 1, pedantic ? "\"pedantic\": true" : "\"pedantic\": false",
                     TRUE, comment);
}

/* What decides about the rule before its severity does; NULL for nothing. */
static const char *switched_off_by(const Options *options, const Rule *rule) {
    if (options_want_rule(options, rule->id))
        return NULL;
    Options without_ignore = *options;
    without_ignore.ignore = NULL;
    return options_want_rule(&without_ignore, rule->id) ? "--ignore" : "not in --select";
}

static void print_rule(const Printing *printing, const Rule *rule, gboolean another) {
    Severity severity = rule->severity;
    ConfigPlace place = {0};
    gboolean wanted = settings_rule_severity(printing->settings, rule, printing->file, &severity);
    const ConfigRule *said =
        printing->config ? config_find_rule(printing->config, rule, printing->file, &place) : NULL;
    const char *off_by = switched_off_by(printing->options, rule);
    g_autofree char *where = describe_place(&place);
    g_autofree char *setting =
        g_strdup_printf("\"%s\": \"%s\"", rule->id, wanted ? severity_name(severity) : "off");
    gboolean selected = wanted && said && said->off;
    config_text_line(printing->text, 2, setting, another,
                     off_by     ? off_by
                     : selected ? "--select"
                                : where);
}

static void print_rules(const Printing *printing) {
    config_text_line(printing->text, 1, "\"rules\": {", FALSE, NULL);
    for (guint i = 0; all_rules[i]; i++)
        print_rule(printing, all_rules[i], all_rules[i + 1] != NULL);
    config_text_line(printing->text, 1, "}", TRUE, NULL);
}

/* What is known of functions. */

typedef struct Names {
    CatalogMark wanted;
    GPtrArray *settings; /* of char *, owned */
    GPtrArray *origins;  /* of char *, owned */
} Names;

static void add_name(const char *text, CatalogMark mark, const char *origin, gpointer data) {
    Names *names = data;
    if (mark != names->wanted)
        return;
    g_ptr_array_add(names->settings, config_text_quote(text));
    g_ptr_array_add(names->origins, g_strdup(origin));
}

typedef void (*EachName)(const Catalog *catalog, CatalogMarkVisitor visit, gpointer data);

/* FALSE when there is none. */
static gboolean print_names(const Printing *printing, guint indent, const char *key, EachName each,
                            CatalogMark mark, gboolean *first) {
    g_autoptr(GPtrArray) settings = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) origins = g_ptr_array_new_with_free_func(g_free);
    Names names = {mark, settings, origins};
    each(settings_catalog(printing->settings), add_name, &names);
    if (settings->len == 0)
        return FALSE;
    if (!*first)
        g_string_insert_c(printing->text, (gssize)printing->text->len - 1, ',');
    *first = FALSE;
    g_autofree char *opening = g_strdup_printf("\"%s\": [", key);
    config_text_line(printing->text, indent, opening, FALSE, NULL);
    for (guint i = 0; i < settings->len; i++)
        config_text_line(printing->text, indent + 1, g_ptr_array_index(settings, i),
                         i + 1 < settings->len, g_ptr_array_index(origins, i));
    config_text_line(printing->text, indent, "]", FALSE, NULL);
    return TRUE;
}

static void print_by_mark(const Printing *printing, const char *key, EachName each) {
    g_autofree char *opening = g_strdup_printf("\"%s\": {", key);
    gboolean first = TRUE;
    config_text_line(printing->text, 1, opening, FALSE, NULL);
    for (guint mark = 0; mark < CATALOG_MARK_COUNT; mark++)
        print_names(printing, 2, catalog_mark_name((CatalogMark)mark), each, (CatalogMark)mark,
                    &first);
    config_text_line(printing->text, 1, "}", TRUE, NULL);
}

static void print_return_types(const Printing *printing) {
    gboolean first = TRUE;
    if (print_names(printing, 1, "return_types", catalog_each_return_type, CATALOG_MARK_COROUTINE,
                    &first))
        g_string_insert_c(printing->text, (gssize)printing->text->len - 1, ',');
}

/* Entries. */

static void add_entries(const ConfigFile *file, GPtrArray *texts, GPtrArray *places) {
    for (guint i = 0; file->entries && i < file->entries->len; i++) {
        const cJSON *entry = g_ptr_array_index(file->entries, i);
        char *text = cJSON_PrintUnformatted(entry);
        g_ptr_array_add(texts, g_strdup(text));
        g_ptr_array_add(places, describe_value(file, entry));
        cJSON_free(text);
    }
}

static void print_entries(const Printing *printing) {
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(g_free);
    const GPtrArray *files = printing->config ? printing->config->files : NULL;
    for (guint i = files ? files->len : 0; i-- > 0;)
        add_entries(g_ptr_array_index(files, i), texts, places);
    config_text_line(printing->text, 1, "\"entries\": [", FALSE, NULL);
    for (guint i = 0; i < texts->len; i++)
        config_text_line(printing->text, 2, g_ptr_array_index(texts, i), i + 1 < texts->len,
                         g_ptr_array_index(places, i));
    const GPtrArray *libraries = catalog_libraries(settings_catalog(printing->settings));
    GString *rest = g_string_new("behind these, what is built in:");
    for (guint i = 0; i < libraries->len; i++) {
        const CatalogLibrary *library = g_ptr_array_index(libraries, i);
        if (library->built_in && library->entries > 0)
            g_string_append_printf(rest, " %s (%u)", library->name, library->entries);
    }
    config_text_comment(printing->text, 2, rest->str);
    g_string_free(rest, TRUE);
    config_text_line(printing->text, 1, "]", FALSE, NULL);
}

char *config_print(Settings *settings, const Options *options, const char *file) {
    Printing printing = {.settings = settings,
                         .options = options,
                         .config = settings_config(settings, file),
                         .file = file,
                         .text = g_string_new(NULL)};
    print_head(&printing);
    config_text_line(printing.text, 0, "{", FALSE, NULL);
    print_exclusion(&printing);
    print_pedantic(&printing);
    print_rules(&printing);
    print_by_mark(&printing, "marks", catalog_each_mark);
    print_by_mark(&printing, "functions", catalog_each_function);
    print_return_types(&printing);
    print_entries(&printing);
    config_text_line(printing.text, 0, "}", FALSE, NULL);
    return g_string_free(printing.text, FALSE);
}
