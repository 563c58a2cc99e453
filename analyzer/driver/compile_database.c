#include "driver/compile_database.h"

#include "driver/input_error.h"
#include "driver/input_path.h"

#include <cjson/cJSON.h>
#include <string.h>

static const char database_name[] = "compile_commands.json";

char *compile_database_path(const char *build, const char *directory) {
    g_autofree char *path = input_path_resolve(build, directory);
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return g_build_filename(path, database_name, NULL);
    return g_steal_pointer(&path);
}

static char *database_in(const char *directory) {
    char *path = g_build_filename(directory, database_name, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        g_clear_pointer(&path, g_free);
    return path;
}

static int compare_names(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* "build" itself comes first of all build*, the others in the order of their names. */
static char *database_below(const char *directory) {
    g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);
    if (entries == NULL)
        return NULL;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(entries)) != NULL;)
        if (g_str_has_prefix(name, "build"))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *build = g_build_filename(directory, g_ptr_array_index(names, i), NULL);
        char *path = database_in(build);
        if (path != NULL)
            return path;
    }
    return NULL;
}

char *compile_database_search(const char *directory) {
    g_autofree char *at = g_strdup(directory);
    for (;;) {
        char *path = database_in(at);
        if (path == NULL)
            path = database_below(at);
        if (path != NULL || strcmp(at, "/") == 0 || strcmp(at, ".") == 0)
            return path;
        char *parent = g_path_get_dirname(at);
        g_free(at);
        at = parent;
    }
}

/* The text of a database and how far its positions were counted. Positions are asked for in rising
 * order, so each byte is counted once. */
typedef struct Text {
    const char *start;
    gsize length;
    gsize counted;
    gsize line_start;
    guint line;
} Text;

static guint line_of(Text *text, gsize offset) {
    for (; text->counted < MIN(offset, text->length); text->counted++) {
        if (text->start[text->counted] == '\n') {
            text->line++;
            text->line_start = text->counted + 1;
        }
    }
    return text->line;
}

static void report(CompileDatabase *database, Text *text, gsize offset, const char *message) {
    guint line = line_of(text, offset);
    input_errors_add(database->errors, database->path, "line %u, column %u: %s", line,
                     (guint)(offset - text->line_start) + 1, message);
}

static gsize skip_blanks(const Text *text, gsize at) {
    while (at < text->length && g_ascii_isspace(text->start[at]))
        at++;
    return at;
}

/* The offset behind the string that starts at `at`. */
static gsize skip_string(const Text *text, gsize at) {
    for (at++; at < text->length && text->start[at] != '"'; at++)
        if (text->start[at] == '\\')
            at++;
    return MIN(at + 1, text->length);
}

/* The offset behind the value that starts at `at`. The text is known to be well formed. */
static gsize skip_value(const Text *text, gsize at) {
    guint depth = 0;
    while (at < text->length) {
        char c = text->start[at];
        if (c == '"') {
            at = skip_string(text, at);
            if (depth == 0)
                return at;
            continue;
        }
        if (depth == 0 && (c == ',' || c == ']' || c == '}' || g_ascii_isspace(c)))
            return at;
        depth += c == '[' || c == '{';
        depth -= c == ']' || c == '}';
        at++;
        if (depth == 0 && (c == ']' || c == '}'))
            return at;
    }
    return at;
}

/* Where the next element starts, given where the one before it ended (or behind the opening
 * bracket). */
static gsize next_element(const Text *text, gsize at) {
    at = skip_blanks(text, at);
    if (at < text->length && text->start[at] == ',')
        at = skip_blanks(text, at + 1);
    return at;
}

/* Where the value of key starts in the object at `object`; the object's own start when it is
 * missing. */
static gsize offset_of_key(const Text *text, gsize object, const char *key) {
    gsize at = next_element(text, object + 1);
    while (at < text->length && text->start[at] == '"') {
        gsize end = skip_string(text, at);
        gboolean found =
            end - at - 2 == strlen(key) && strncmp(text->start + at + 1, key, strlen(key)) == 0;
        at = skip_blanks(text, end);
        at = skip_blanks(text, at + 1);
        if (found)
            return at;
        at = next_element(text, skip_value(text, at));
    }
    return object;
}

static void entry_free(gpointer data) {
    CompileEntry *entry = data;
    g_free(entry->file);
    g_free(entry->directory);
    g_strfreev(entry->words);
    g_free(entry);
}

/* What is wrong with an entry: a message, and the key whose value is to blame. */
typedef struct Complaint {
    const char *key;
    char *message;
} Complaint;

static const char *string_of(const cJSON *entry, const char *key, Complaint *complaint) {
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(entry, key);
    if (cJSON_IsString(item) && item->valuestring[0] != '\0')
        return item->valuestring;
    complaint->key = key;
    if (item == NULL)
        complaint->message = g_strdup_printf("this entry has no \"%s\"", key);
    else if (cJSON_IsString(item))
        complaint->message = g_strdup_printf("\"%s\" is empty", key);
    else
        complaint->message = g_strdup_printf("\"%s\" is not a string", key);
    return NULL;
}

static GStrv words_of_array(const cJSON *array, Complaint *complaint) {
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    const cJSON *item = NULL;
    complaint->key = "arguments";
    if (!cJSON_IsArray(array)) {
        complaint->message = g_strdup("\"arguments\" is not an array");
        return NULL;
    }
    cJSON_ArrayForEach(item, array) {
        if (!cJSON_IsString(item)) {
            complaint->message = g_strdup_printf("argument %u is not a string", words->len);
            return NULL;
        }
        g_ptr_array_add(words, g_strdup(item->valuestring));
    }
    if (words->len == 0) {
        complaint->message = g_strdup("\"arguments\" is empty");
        return NULL;
    }
    g_ptr_array_add(words, NULL);
    return (GStrv)g_ptr_array_free(g_steal_pointer(&words), FALSE);
}

static GStrv words_of_entry(const cJSON *entry, Complaint *complaint) {
    const cJSON *array = cJSON_GetObjectItemCaseSensitive(entry, "arguments");
    if (array != NULL)
        return words_of_array(array, complaint);
    if (cJSON_GetObjectItemCaseSensitive(entry, "command") == NULL) {
        complaint->key = "command";
        complaint->message = g_strdup("this entry has neither \"command\" nor \"arguments\"");
        return NULL;
    }
    const char *command = string_of(entry, "command", complaint);
    if (command == NULL)
        return NULL;
    GStrv words = NULL;
    g_autoptr(GError) error = NULL;
    if (!g_shell_parse_argv(command, NULL, &words, &error)) {
        gboolean empty = g_error_matches(error, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING);
        complaint->key = "command";
        complaint->message = empty
                                 ? g_strdup("\"command\" is empty")
                                 : g_strdup("\"command\" ends inside quotes or after a backslash");
    }
    return words;
}

static CompileEntry *read_entry(const CompileDatabase *database, const cJSON *json,
                                Complaint *complaint) {
    if (!cJSON_IsObject(json)) {
        complaint->message = g_strdup("this entry is not an object");
        return NULL;
    }
    const char *directory = string_of(json, "directory", complaint);
    const char *file = directory == NULL ? NULL : string_of(json, "file", complaint);
    GStrv words = file == NULL ? NULL : words_of_entry(json, complaint);
    if (words == NULL)
        return NULL;
    g_autofree char *home = g_path_get_dirname(database->path);
    CompileEntry *entry = g_new0(CompileEntry, 1);
    entry->directory = input_path_resolve(directory, home);
    entry->file = input_path_resolve(file, entry->directory);
    entry->words = words;
    return entry;
}

static void read_entries(CompileDatabase *database, const cJSON *array, Text *text) {
    gsize at = next_element(text, skip_blanks(text, 0) + 1);
    const cJSON *json = NULL;
    cJSON_ArrayForEach(json, array) {
        Complaint complaint = {NULL, NULL};
        guint line = line_of(text, at);
        CompileEntry *entry = read_entry(database, json, &complaint);
        if (entry != NULL) {
            entry->line = line;
            g_ptr_array_add(database->entries, entry);
        } else {
            gsize blamed = complaint.key == NULL ? at : offset_of_key(text, at, complaint.key);
            report(database, text, blamed, complaint.message);
            g_free(complaint.message);
        }
        at = next_element(text, skip_value(text, at));
    }
}

/* cJSON's position is where it gave up; the NUL behind the text when there was too little of it. */
static void report_malformed(CompileDatabase *database, Text *text, const char *stopped) {
    gsize offset = stopped == NULL ? 0 : (gsize)(stopped - text->start);
    offset = skip_blanks(text, offset);
    if (offset >= text->length) {
        report(database, text, text->length, "malformed JSON: the text ends too early");
        return;
    }
    const char *end = NULL;
    gsize rest = MIN(text->length - offset, (gsize)20);
    g_utf8_validate(text->start + offset, (gssize)rest, &end);
    gsize shown = MIN((gsize)(end - text->start) - offset, strcspn(text->start + offset, "\r\n"));
    g_autofree char *message =
        g_strdup_printf("malformed JSON at `%.*s`", (int)shown, text->start + offset);
    report(database, text, offset, message);
}

static void read_text(CompileDatabase *database, Text *text) {
    if (skip_blanks(text, 0) == text->length) {
        input_errors_add(database->errors, database->path,
                         "the compile database is empty; has the build been configured?");
        return;
    }
    const char *stopped = NULL;
    cJSON *json = cJSON_ParseWithLengthOpts(text->start, text->length + 1, &stopped, TRUE);
    if (json == NULL) {
        report_malformed(database, text, stopped);
        return;
    }
    if (!cJSON_IsArray(json)) {
        report(database, text, skip_blanks(text, 0),
               "a compile database is an array of entries, this is something else");
    } else if (json->child == NULL) {
        report(database, text, skip_blanks(text, 0), "the compile database has no entries");
    } else {
        read_entries(database, json, text);
    }
    cJSON_Delete(json);
}

static CompileDatabase *database_new(const char *path) {
    CompileDatabase *database = g_new0(CompileDatabase, 1);
    database->path = g_strdup(path);
    database->entries = g_ptr_array_new_with_free_func(entry_free);
    database->errors = input_errors_new();
    return database;
}

CompileDatabase *compile_database_parse(const char *path, const char *text, gsize length) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    CompileDatabase *database = database_new(path);
    if (length >= 3 && memcmp(text, byte_order_mark, 3) == 0) {
        text += 3;
        length -= 3;
    }
    Text whole = {.start = text, .length = length, .line = 1};
    read_text(database, &whole);
    return database;
}

CompileDatabase *compile_database_read(const char *path) {
    g_autofree char *text = NULL;
    gsize length = 0;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, &length, &error)) {
        CompileDatabase *database = database_new(path);
        gboolean missing = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
        input_errors_add(database->errors, path, "%s",
                         missing ? "there is no compile database here" : error->message);
        return database;
    }
    return compile_database_parse(path, text, length);
}

void compile_database_free(CompileDatabase *database) {
    if (database == NULL)
        return;
    g_free(database->path);
    g_ptr_array_unref(database->entries);
    g_ptr_array_unref(database->errors);
    g_free(database);
}
