#include "driver/init.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "driver/config.h"
#include "driver/config_text.h"
#include "report/report.h"
#include "rules/rule.h"

#define DATABASE "compile_commands.json"

typedef struct Starter {
    const char *directory;
    const InitScan *scan;
    GString *text;
} Starter;

static void G_GNUC_PRINTF(3, 4)
    comment(const Starter *starter, guint indent, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *line = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    config_text_comment(starter->text, indent, line);
}

static void line(const Starter *starter, guint indent, const char *setting) {
    config_text_line(starter->text, indent, setting, FALSE, NULL);
}

static const char *plural(guint count) {
    return count == 1 ? "" : "s";
}

/* What was found. */

static void tell_libraries(const Starter *starter) {
    const GArray *libraries = starter->scan->libraries;
    if (libraries->len == 0)
        comment(starter, 0, "  libraries: none that corolint knows");
    for (guint i = 0; i < libraries->len; i++) {
        const InitLibrary *found = &g_array_index(libraries, InitLibrary, i);
        comment(starter, 0, "  library: %s, included by %u file%s", found->library->name,
                found->files, plural(found->files));
    }
}

static void tell_known_marks(const Starter *starter) {
    for (guint i = 0; i < starter->scan->marks->len; i++) {
        const InitMark *mark = g_ptr_array_index(starter->scan->marks, i);
        if (mark->known && mark->file)
            comment(starter, 0, "  mark: %s (%s), known already, %u use%s", mark->text,
                    catalog_mark_name(mark->mark), mark->uses, plural(mark->uses));
    }
}

static void tell_coroutines(const Starter *starter) {
    guint files = starter->scan->coroutine_files;
    if (files > 0)
        comment(starter, 0, "  C++20 coroutines: in %u file%s; they need no mark", files,
                plural(files));
}

/* Where the compile database is, relative to the directory; NULL for nowhere. */
static char *find_database(const char *directory) {
    if (init_scan_has_entry(directory, DATABASE))
        return g_strdup(DATABASE);
    g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);
    char *found = NULL;
    for (const char *name; entries && (name = g_dir_read_name(entries));) {
        g_autofree char *path = g_build_filename(name, DATABASE, NULL);
        if (g_str_has_prefix(name, "build") && init_scan_has_entry(directory, path) &&
            (!found || g_strcmp0(path, found) < 0)) {
            g_free(found);
            found = g_steal_pointer(&path);
        }
    }
    return found;
}

static const char *way_to_database(const char *directory) {
    if (init_scan_has_entry(directory, "CMakeLists.txt"))
        return "cmake -B build -DCMAKE_EXPORT_COMPILE_COMMANDS=ON";
    if (init_scan_has_entry(directory, "meson.build"))
        return "meson setup build";
    return "bear -- make";
}

static void tell_database(const Starter *starter) {
    g_autofree char *database = find_database(starter->directory);
    if (database)
        comment(starter, 0, "  compile database: %s", database);
    else
        comment(starter, 0, "  compile database: none; make one: %s",
                way_to_database(starter->directory));
}

static void tell_lack(const Starter *starter) {
    const InitScan *scan = starter->scan;
    if (scan->libraries->len + scan->marks->len + scan->coroutine_files > 0)
        return;
    comment(starter, 0,
            "  coroutines: none seen. corolint reports what they and callbacks of an event");
    comment(starter, 0,
            "    loop do: say which functions are, by \"marks\" or \"functions\", or which");
    comment(starter, 0, "    calls take them, by \"entries\" with \"loop\" or \"spawns\"");
}

static void tell_found(const Starter *starter) {
    const InitScan *scan = starter->scan;
    comment(starter, 0, "corolint --init looked at %u source file%s%s and found:", scan->files,
            plural(scan->files), scan->cut ? " (there are more)" : "");
    tell_libraries(starter);
    tell_known_marks(starter);
    tell_coroutines(starter);
    tell_lack(starter);
    tell_database(starter);
}

/* The settings. */

/* The nearest configuration above, which this one would hide; NULL for none. */
static char *configuration_above(const char *directory) {
    g_autoptr(GString) way = g_string_new(NULL);
    g_autofree char *here = g_strdup(directory);
    for (;;) {
        char *parent = g_path_get_dirname(here);
        gboolean top = g_str_equal(parent, here);
        g_free(here);
        here = parent;
        if (top)
            return NULL;
        g_string_append(way, "../");
        if (init_scan_has_entry(here, CONFIG_FILE_NAME))
            return g_strconcat(way->str, CONFIG_FILE_NAME, NULL);
    }
}

static void write_extends(const Starter *starter) {
    g_autofree char *above = configuration_above(starter->directory);
    if (!above)
        return;
    g_autofree char *quoted = config_text_quote(above);
    g_autofree char *setting = g_strdup_printf("\"extends\": %s,", quoted);
    comment(starter, 1, "The nearest configuration counts alone, unless it extends another.");
    line(starter, 1, setting);
    g_string_append_c(starter->text, '\n');
}

static guint count_new_marks(const InitScan *scan, CatalogMark mark) {
    guint count = 0;
    for (guint i = 0; i < scan->marks->len; i++) {
        const InitMark *found = g_ptr_array_index(scan->marks, i);
        count += !found->known && found->mark == mark;
    }
    return count;
}

static char *describe_mark(const InitMark *mark) {
    if (!mark->file)
        return g_strdup("an annotation");
    return g_strdup_printf("%s:%u, %u use%s", mark->file, mark->line, mark->uses,
                           plural(mark->uses));
}

static void write_marks_of(const Starter *starter, CatalogMark mark, guint left, gboolean another) {
    g_autofree char *opening = g_strdup_printf("\"%s\": [", catalog_mark_name(mark));
    line(starter, 2, opening);
    for (guint i = 0; i < starter->scan->marks->len; i++) {
        const InitMark *found = g_ptr_array_index(starter->scan->marks, i);
        if (found->known || found->mark != mark)
            continue;
        g_autofree char *quoted = config_text_quote(found->text);
        g_autofree char *where = describe_mark(found);
        config_text_line(starter->text, 3, quoted, --left > 0, where);
    }
    config_text_line(starter->text, 2, "]", another, NULL);
}

static void write_marks(const Starter *starter) {
    static const CatalogMark order[] = {CATALOG_MARK_COROUTINE, CATALOG_MARK_MIXED,
                                        CATALOG_MARK_PLAIN};
    guint left = 0;
    for (guint i = 0; i < G_N_ELEMENTS(order); i++)
        left += count_new_marks(starter->scan, order[i]) > 0;
    comment(starter, 1,
            "Macros and annotations that say what a function is, beside the known ones:");
    comment(starter, 1, "coroutine, mixed, plain, nonblocking, blocking, offloaded.");
    if (left > 0)
        comment(starter, 1, "Guessed by their names: strike out what marks no coroutine.");
    line(starter, 1, "\"marks\": {");
    if (left == 0)
        comment(starter, 2, "\"coroutine\": [\"my_coroutine_fn\"]");
    for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
        guint count = count_new_marks(starter->scan, order[i]);
        if (count > 0)
            write_marks_of(starter, order[i], count, --left > 0);
    }
    line(starter, 1, "},\n");
}

static void write_functions(const Starter *starter) {
    comment(starter, 1, "The same for functions without a mark, by name; * stands for any text.");
    line(starter, 1, "\"functions\": {");
    comment(starter, 2, "\"coroutine\": [\"net::co_*\"],");
    comment(starter, 2, "\"nonblocking\": [\"on_readable\"] // called by the event loop");
    line(starter, 1, "},\n");
}

static void write_return_types(const Starter *starter) {
    g_autoptr(GPtrArray) types = g_ptr_array_new();
    for (guint i = 0; i < starter->scan->libraries->len; i++) {
        const InitLibrary *found = &g_array_index(starter->scan->libraries, InitLibrary, i);
        for (guint k = 0; found->library->return_types && found->library->return_types[k]; k++)
            g_ptr_array_add(types, found->library->return_types[k]);
    }
    if (types->len == 0)
        return;
    comment(starter, 1, "Functions that return one of these run on the event loop.");
    line(starter, 1, "\"return_types\": [");
    for (guint i = 0; i < types->len; i++) {
        g_autofree char *quoted = config_text_quote(g_ptr_array_index(types, i));
        config_text_line(starter->text, 2, quoted, i + 1 < types->len, NULL);
    }
    line(starter, 1, "],\n");
}

static void write_entries(const Starter *starter) {
    comment(starter, 1, "Your own APIs, told as corolint's catalogs tell those of libraries. They");
    comment(starter, 1, "win over what is built in; one without effects says: harmless.");
    line(starter, 1, "\"entries\": [");
    comment(starter, 2,
            "{\"function\": \"db_query\", \"blocks\": \"io\", \"instead\": \"co_await "
            "db_query_async\"},");
    comment(starter, 2,
            "{\"function\": \"loop_add\", \"loop\": [1]}, // argument 1 runs on the event loop");
    comment(starter, 2,
            "{\"function\": \"task_start\", \"spawns\": [0]}, // argument 0 is a coroutine");
    comment(starter, 2, "{\"function\": \"log_line\"}");
    line(starter, 1, "],\n");
}

static void write_rules(const Starter *starter) {
    comment(starter, 1, "off, note, warning or error; \"all\" stands for every rule.");
    line(starter, 1, "\"rules\": {");
    for (guint i = 0; all_rules[i]; i++)
        comment(starter, 2, "\"%s\": \"%s\"%s // %s", all_rules[i]->id,
                severity_name(all_rules[i]->severity), all_rules[i + 1] ? "," : "",
                all_rules[i]->summary);
    line(starter, 1, "},\n");
}

/* Where others' sources are kept. */
static const char *const others_directories[] = {
    "3rdparty",    "deps",        "extern",      "external",   "node_modules", "submodules",
    "subprojects", "third-party", "third_party", "thirdparty", "vendor"};

static void write_exclude(const Starter *starter) {
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    for (guint i = 0; i < G_N_ELEMENTS(others_directories); i++) {
        g_autofree char *path = g_build_filename(starter->directory, others_directories[i], NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            g_ptr_array_add(found, (gpointer)others_directories[i]);
    }
    comment(starter, 1,
            "Nothing is reported in these, as patterns of .gitignore; what their functions");
    comment(starter, 1, "do is known all the same.");
    line(starter, 1, "\"exclude\": [");
    for (guint i = 0; i < found->len; i++) {
        g_autofree char *setting =
            g_strdup_printf("\"/%s/\"", (const char *)g_ptr_array_index(found, i));
        config_text_line(starter->text, 2, setting, i + 1 < found->len, NULL);
    }
    if (found->len == 0)
        comment(starter, 2, "\"third_party/\", \"*.pb.cc\"");
    line(starter, 1, "],\n");
}

static void write_overrides(const Starter *starter) {
    comment(starter, 1, "Other rules for some files.");
    line(starter, 1, "\"overrides\": [");
    comment(starter, 2, "{\"files\": [\"tests/\"], \"rules\": {\"blocking-sleep\": \"off\"}}");
    line(starter, 1, "]");
}

char *init_format(const char *directory, const InitScan *scan) {
    Starter starter = {directory, scan, g_string_new(NULL)};
    comment(&starter, 0, "The configuration of corolint for all that lies below. Each key is");
    comment(&starter, 0,
            "explained in docs/configuration.md; what applies to a file, and why, shows");
    comment(&starter, 0, "corolint --print-config FILE");
    config_text_comment(starter.text, 0, NULL);
    tell_found(&starter);
    line(&starter, 0, "{");
    write_extends(&starter);
    write_marks(&starter);
    write_functions(&starter);
    write_return_types(&starter);
    write_entries(&starter);
    write_rules(&starter);
    write_exclude(&starter);
    write_overrides(&starter);
    line(&starter, 0, "}");
    return g_string_free(starter.text, FALSE);
}

static void set_error(GError **error, int code) {
    if (code == EEXIST)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                    CONFIG_FILE_NAME " is there already: --init leaves it as it is");
    else
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code),
                    "cannot write " CONFIG_FILE_NAME ": %s", g_strerror(code));
}

/* Whoever was faster keeps his file. */
static gboolean create_file(const char *path, const char *text, GError **error) {
    int descriptor = g_open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
    if (!file) {
        set_error(error, errno);
        return FALSE;
    }
    gboolean written = report_put(text, file, error);
    fclose(file);
    return written;
}

static void tell_done(const Starter *starter) {
    tell_found(starter);
    g_auto(GStrv) lines = g_strsplit(starter->text->str, "\n", -1);
    g_print("wrote %s\n", CONFIG_FILE_NAME);
    for (guint i = 0; lines[i]; i++)
        if (*lines[i])
            g_print("%s\n", lines[i] + strlen("// "));
}

gboolean init_directory(const char *directory, GError **error) {
    g_autofree char *path = g_build_filename(directory, CONFIG_FILE_NAME, NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        set_error(error, EEXIST);
        return FALSE;
    }
    g_autoptr(Catalog) catalog = catalog_new();
    if (!catalog_add_builtin(catalog, error))
        return FALSE;
    g_autoptr(InitScan) scan = init_scan(directory, catalog);
    g_autofree char *text = init_format(directory, scan);
    if (!create_file(path, text, error))
        return FALSE;
    g_autoptr(GString) told = g_string_new(NULL);
    tell_done(&(Starter){directory, scan, told});
    return TRUE;
}
