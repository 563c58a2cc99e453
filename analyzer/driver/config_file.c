#include "driver/config_file.h"

#include <string.h>
#include <sys/stat.h>

#include "catalog/reader.h"
#include "report/paths.h"

enum {
    LARGEST_FILE = 16 << 20
};

/* The file that is read, and who hears of its faults. */
typedef struct Reading {
    ConfigFile *file;
    ConfigComplain complain;
    gpointer data;
} Reading;

static void free_block(gpointer data) {
    ConfigBlock *block = data;
    if (block->files)
        g_ptr_array_unref(block->files);
    g_array_unref(block->rules);
    g_free(block);
}

static void free_glob(gpointer glob) {
    config_glob_free(glob);
}

/* Tells of an error of the JSON modules, whose messages begin with NAME:LINE:COLUMN. */
static void tell(const Reading *reading, GError *error) {
    const char *name = reading->file->shown_path;
    const char *rest = error->message;
    char *end = NULL;
    guint64 line = 0;
    guint64 column = 0;
    if (g_str_has_prefix(rest, name)) {
        line = g_ascii_strtoull(rest + strlen(name) + 1, &end, 10);
        column = g_ascii_strtoull(end + 1, &end, 10);
        rest = end + 2;
    }
    reading->complain(reading->file->path, (guint)line, (guint)column, rest, reading->data);
    g_error_free(error);
}

static void tell_all(const Reading *reading, const GPtrArray *faults) {
    for (guint i = 0; i < faults->len; i++)
        tell(reading, g_error_copy(g_ptr_array_index(faults, i)));
}

void config_file_complain(const ConfigFile *file, const cJSON *value, const char *message,
                          ConfigComplain complain, gpointer data) {
    JsonPosition position = json_text_position(file->json, value, JSON_VALUE);
    complain(file->path, position.line, position.column, message, data);
}

/* Rules */

#define ALL_RULES "all"

static const char *const level_texts[] = {[SEVERITY_NOTE] = "note",
                                          [SEVERITY_WARNING] = "warning",
                                          [SEVERITY_ERROR] = "error",
                                          [SEVERITY_ERROR + 1] = "off"};
static const Words levels = WORDS(level_texts);

static gboolean check_rule(const JsonText *json, const cJSON *member, GError **error) {
    if (rule_find(member->string) || strcmp(member->string, ALL_RULES) == 0)
        return TRUE;
    const char *close = rule_nearest(member->string);
    if (close)
        return json_text_reject(json, member, JSON_KEY, error,
                                "there is no rule '%s'; did you mean '%s'?", member->string, close);
    return json_text_reject(json, member, JSON_KEY, error,
                            "there is no rule '%s'; --list-rules shows the ones there are",
                            member->string);
}

static gboolean is_first_of_its_name(const JsonText *json, const cJSON *object, const cJSON *member,
                                     GError **error) {
    return cJSON_GetObjectItemCaseSensitive(object, member->string) == member ||
           json_text_reject(json, member, JSON_KEY, error, "the key '%s' stands twice in rules",
                            member->string);
}

static void read_rule(const Reading *reading, const cJSON *rules, const cJSON *member,
                      ConfigBlock *block) {
    const JsonText *json = reading->file->json;
    GError *error = NULL;
    guint level = 0;
    if (!check_rule(json, member, &error) || !is_first_of_its_name(json, rules, member, &error) ||
        !json_check_word(json, member, &levels, &level, &error)) {
        tell(reading, error);
        return;
    }
    ConfigRule rule = {.rule = rule_find(member->string),
                       .off = level > SEVERITY_ERROR,
                       .severity = (Severity)level,
                       .at = member};
    if (rule.rule)
        g_array_append_val(block->rules, rule);
    else
        g_array_prepend_val(block->rules, rule);
}

static void read_rules(const Reading *reading, const cJSON *rules, ConfigBlock *block) {
    GError *error = NULL;
    if (!rules)
        return;
    if (!cJSON_IsObject(rules)) {
        json_check_reject(reading->file->json, rules, "rules (an object)", &error);
        tell(reading, error);
        return;
    }
    for (const cJSON *member = rules->child; member; member = member->next)
        read_rule(reading, rules, member, block);
}

static void read_pedantic(const Reading *reading, const cJSON *value, ConfigBlock *block) {
    GError *error = NULL;
    if (!value)
        return;
    if (cJSON_IsBool(value)) {
        block->pedantic = value;
        return;
    }
    json_check_reject(reading->file->json, value, "true or false", &error);
    tell(reading, error);
}

/* Texts: one, or a list of them. */

typedef void (*TextVisitor)(const Reading *reading, const cJSON *text, gpointer data);

static void read_text(const Reading *reading, const cJSON *value, const char *what,
                      TextVisitor visit, gpointer data) {
    GError *error = NULL;
    if (json_check_name(reading->file->json, value, what, &error))
        visit(reading, value, data);
    else
        tell(reading, error);
}

static void read_texts(const Reading *reading, const cJSON *value, const char *what,
                       TextVisitor visit, gpointer data) {
    if (!value)
        return;
    if (!cJSON_IsArray(value)) {
        g_autofree char *either = g_strdup_printf("%s or a list of them", what);
        read_text(reading, value, either, visit, data);
        return;
    }
    for (const cJSON *item = value->child; item; item = item->next)
        read_text(reading, item, what, visit, data);
}

static ConfigGlob *read_glob(const Reading *reading, const cJSON *text) {
    const char *fault = NULL;
    ConfigGlob *glob = config_glob_new(text->valuestring, &fault);
    if (!glob) {
        GError *error = NULL;
        json_check_reject(reading->file->json, text, fault, &error);
        tell(reading, error);
    }
    return glob;
}

static void add_file_pattern(const Reading *reading, const cJSON *text, gpointer data) {
    ConfigBlock *block = data;
    ConfigGlob *glob = read_glob(reading, text);
    if (glob)
        g_ptr_array_add(block->files, glob);
}

static void add_excluded(const Reading *reading, const cJSON *text, gpointer data) {
    (void)data;
    ConfigGlob *glob = read_glob(reading, text);
    if (!glob)
        return;
    g_ptr_array_add(reading->file->exclude, glob);
    g_ptr_array_add(reading->file->exclude_at, (gpointer)text);
}

static void add_extended(const Reading *reading, const cJSON *text, gpointer data) {
    (void)data;
    g_ptr_array_add(reading->file->extends, (gpointer)text);
}

/* Blocks */

static ConfigBlock *add_block(ConfigFile *file) {
    ConfigBlock *block = g_new0(ConfigBlock, 1);
    block->rules = g_array_new(FALSE, FALSE, sizeof(ConfigRule));
    g_ptr_array_add(file->blocks, block);
    return block;
}

static void read_block(const Reading *reading, const cJSON *object, ConfigBlock *block) {
    read_rules(reading, cJSON_GetObjectItemCaseSensitive(object, "rules"), block);
    read_pedantic(reading, cJSON_GetObjectItemCaseSensitive(object, "pedantic"), block);
}

static const char *const override_texts[] = {"files", "rules", "pedantic"};
static const Words override_keys = WORDS(override_texts);

/* The pattern of the files it is about; NULL, which is told, for none. */
static const cJSON *check_override(const Reading *reading, const cJSON *value) {
    const JsonText *json = reading->file->json;
    GError *error = NULL;
    if (!cJSON_IsObject(value)) {
        json_check_reject(json, value, "an override (an object)", &error);
        tell(reading, error);
        return NULL;
    }
    g_autoptr(GPtrArray) faults = json_faults_new();
    json_check_keys(json, value, "an override", &override_keys, faults);
    tell_all(reading, faults);
    const cJSON *files = cJSON_GetObjectItemCaseSensitive(value, "files");
    if (!files && faults->len == 0) {
        json_text_reject(json, value, JSON_VALUE, &error,
                         "this override has no key 'files': which files is it about?");
        tell(reading, error);
    }
    return files;
}

static void read_override(const Reading *reading, const cJSON *value) {
    const cJSON *files = check_override(reading, value);
    if (!files)
        return;
    ConfigBlock *block = add_block(reading->file);
    block->files = g_ptr_array_new_with_free_func(free_glob);
    read_texts(reading, files, "a pattern of paths", add_file_pattern, block);
    read_block(reading, value, block);
}

static void read_overrides(const Reading *reading, const cJSON *value) {
    GError *error = NULL;
    if (!value)
        return;
    if (!cJSON_IsArray(value)) {
        json_check_reject(reading->file->json, value, "a list of overrides", &error);
        tell(reading, error);
        return;
    }
    for (const cJSON *item = value->child; item; item = item->next)
        read_override(reading, item);
}

/* The file */

static const char *const own_key_texts[] = {"rules", "exclude", "overrides", "extends", "pedantic"};

static void check_keys(const Reading *reading) {
    const JsonText *json = reading->file->json;
    g_autoptr(GPtrArray) faults = json_faults_new();
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    for (guint i = 0; i < reader_catalog_keys.count; i++)
        g_ptr_array_add(texts, (gpointer)reader_catalog_keys.texts[i]);
    for (guint i = 0; i < G_N_ELEMENTS(own_key_texts); i++)
        g_ptr_array_add(texts, (gpointer)own_key_texts[i]);
    Words keys = {texts->len, (const char *const *)texts->pdata};
    json_check_keys(json, json->root, "a configuration", &keys, faults);
    tell_all(reading, faults);
}

/* Read for the faults alone, which are told before anything is parsed. */
static void try_catalog(const Reading *reading) {
    g_autoptr(GPtrArray) faults = json_faults_new();
    g_autoptr(CatalogReading) knowledge = reader_read(reading->file->json, faults);
    reading->file->entries = g_steal_pointer(&knowledge->entry_values);
    tell_all(reading, faults);
}

static void read_keys(const Reading *reading) {
    const cJSON *root = reading->file->json->root;
    GError *error = NULL;
    if (!cJSON_IsObject(root)) {
        json_check_reject(reading->file->json, root, "a configuration (an object)", &error);
        tell(reading, error);
        return;
    }
    check_keys(reading);
    read_texts(reading, cJSON_GetObjectItemCaseSensitive(root, "extends"),
               "the path of a configuration", add_extended, NULL);
    read_texts(reading, cJSON_GetObjectItemCaseSensitive(root, "exclude"), "a pattern of paths",
               add_excluded, NULL);
    read_block(reading, root, add_block(reading->file));
    read_overrides(reading, cJSON_GetObjectItemCaseSensitive(root, "overrides"));
    try_catalog(reading);
}

/* Why what lies there is not to be read; NULL when it is. A shell's pipe may be (`--config <(…)`),
 * a pipe among somebody's sources may have no writer, and a device no end. */
static const char *obstacle(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0)
        return NULL;
    if (S_ISDIR(status.st_mode))
        return "is a directory, no configuration";
    if (S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode))
        return "is a device, no configuration";
    if (S_ISFIFO(status.st_mode) && !g_str_has_prefix(path, "/dev/"))
        return "is a pipe, no configuration";
    return status.st_size > LARGEST_FILE ? "is too large for a configuration" : NULL;
}

static char *load(const char *path, gsize *length, GError **error) {
    const char *reason_not_to = obstacle(path);
    char *text = NULL;
    if (reason_not_to) {
        g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, reason_not_to);
        return NULL;
    }
    g_autoptr(GError) fault = NULL;
    if (g_file_get_contents(path, &text, length, &fault))
        return text;
    const char *reason = strrchr(fault->message, ':');
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "cannot be read%s", reason ? reason : "");
    return NULL;
}

static void read_all(const Reading *reading) {
    ConfigFile *file = reading->file;
    GError *error = NULL;
    gsize length = 0;
    g_autofree char *text = load(file->path, &length, &error);
    file->json = text ? json_text_parse(file->shown_path, text, (gssize)length, &error) : NULL;
    if (file->json)
        read_keys(reading);
    else
        tell(reading, error);
}

ConfigFile *config_file_read(const char *path, ConfigComplain complain, gpointer data) {
    ConfigFile *file = g_new0(ConfigFile, 1);
    file->path = g_strdup(path);
    file->shown_path = shown_path_copy(path);
    file->directory = g_path_get_dirname(path);
    file->blocks = g_ptr_array_new_with_free_func(free_block);
    file->exclude = g_ptr_array_new_with_free_func(free_glob);
    file->exclude_at = g_ptr_array_new();
    file->extends = g_ptr_array_new();
    read_all(&(Reading){file, complain, data});
    return file;
}

void config_file_free(ConfigFile *file) {
    if (!file)
        return;
    g_ptr_array_unref(file->blocks);
    g_ptr_array_unref(file->exclude);
    g_ptr_array_unref(file->exclude_at);
    g_ptr_array_unref(file->extends);
    g_clear_pointer(&file->entries, g_ptr_array_unref);
    json_text_free(file->json);
    g_free(file->directory);
    g_free(file->path);
    g_free(file->shown_path);
    g_free(file);
}
