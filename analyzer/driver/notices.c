#include "driver/notices.h"

#include "driver/input_path.h"
#include "driver/source_language.h"
#include "report/glyphs.h"
#include "report/paths.h"

/* Names beyond these are only counted. */
#define NAMES_MOST 3

static char *shown_name(const char *path) {
    g_autofree char *shown = shown_path_copy(path);
    return glyphs_of(shown);
}

/* Whoever names a file, and sees nothing reported in it, should know why. */
void notices_tell_excluded(Settings *settings, const char *const *paths,
                           const char *working_directory) {
    for (guint i = 0; paths && paths[i]; i++) {
        g_autofree char *resolved = input_path_resolve(paths[i], working_directory);
        if (g_file_test(resolved, G_FILE_TEST_IS_REGULAR) &&
            settings_excludes(settings, resolved)) {
            g_autofree char *shown = glyphs_of(paths[i]);
            g_printerr("%s is excluded by the configuration: nothing is reported in it\n", shown);
        }
    }
}

static GPtrArray *files_of_units(const Inputs *inputs) {
    GPtrArray *files = g_ptr_array_new();
    for (guint i = 0; i < inputs->units->len; i++)
        g_ptr_array_add(files, ((InputUnit *)g_ptr_array_index(inputs->units, i))->file);
    return files;
}

/* Headers are looked at where sources include them. */
static gboolean is_missed(const Inputs *inputs, Settings *settings, const char *file) {
    return source_language_is_compiled(file) && inputs_path_is_reported(inputs, file) &&
           !settings_excludes(settings, file);
}

void notices_tell_unlisted(const Inputs *inputs, Settings *settings, const Changes *changes) {
    g_autoptr(GPtrArray) files = files_of_units(inputs);
    g_autoptr(GPtrArray) others = changes_other_files(changes, files);
    g_autoptr(GString) names = g_string_new(NULL);
    guint count = 0;
    for (guint i = 0; i < others->len; i++) {
        const char *file = g_ptr_array_index(others, i);
        if (!is_missed(inputs, settings, file) || ++count > NAMES_MOST)
            continue;
        g_autofree char *shown = shown_name(file);
        g_string_append_printf(names, "%s%s", count > 1 ? ", " : "", shown);
    }
    if (count > NAMES_MOST)
        g_string_append_printf(names, " and %u more", count - NAMES_MOST);
    if (count > 0)
        g_printerr("not looked at, for the compile database does not list %s: %s\n",
                   count == 1 ? "it" : "them", names->str);
}

static const char *standard_of(const InputUnit *unit) {
    const char *standard = "";
    for (guint i = 0; unit->arguments[i]; i++)
        if (g_str_has_prefix(unit->arguments[i], "-std="))
            standard = unit->arguments[i];
    return standard;
}

void notices_tell_defaults(const Inputs *inputs) {
    g_autoptr(GPtrArray) standards = g_ptr_array_new();
    g_autofree char *name = NULL;
    guint count = 0;
    for (guint i = 0; i < inputs->units->len; i++) {
        const InputUnit *unit = g_ptr_array_index(inputs->units, i);
        const char *standard = unit->guessed ? standard_of(unit) : NULL;
        if (!standard)
            continue;
        if (++count == 1)
            name = shown_name(unit->file);
        if (!g_ptr_array_find_with_equal_func(standards, standard, g_str_equal, NULL))
            g_ptr_array_add(standards, (gpointer)standard);
    }
    if (count == 0)
        return;
    g_ptr_array_add(standards, NULL);
    g_autofree char *joined = g_strjoinv(", ", (char **)standards->pdata);
    g_autofree char *files =
        count == 1 ? g_strdup_printf("%s is", name) : g_strdup_printf("%u files are", count);
    g_printerr("no compile_commands.json was found: %s parsed with default flags (%s); others can "
               "be given after --\n",
               files, joined);
}

static gboolean has_error(const Report *report, const char *file) {
    for (guint i = 0; i < report->errors->len; i++)
        if (g_strcmp0(((RunError *)g_ptr_array_index(report->errors, i))->file, file) == 0)
            return TRUE;
    return FALSE;
}

/* How many files were not analysed fully; and whether the flags of one of them are mere guesses. */
static guint count_faulty(const Inputs *inputs, const Report *report, gboolean *guessed) {
    guint count = 0;
    for (guint i = 0; report->errors->len > 0 && i < inputs->units->len; i++) {
        const InputUnit *unit = g_ptr_array_index(inputs->units, i);
        if (!has_error(report, unit->file))
            continue;
        *guessed = *guessed || unit->guessed;
        count++;
    }
    return count;
}

void notices_tell_nothing_seen(const Inputs *inputs, const Report *report) {
    gboolean guessed = FALSE;
    if (report->files == 0 || report->findings->len > 0 || report->loop_bodies > 0)
        return;
    guint faulty = count_faulty(inputs, report, &guessed);
    if (faulty == 0)
        g_printerr("no coroutine or event-loop callback was seen: are all sources named? Your own "
                   "are declared in .corolint.json, by \"marks\", \"functions\", or \"entries\" "
                   "with \"loop\" or \"spawns\"; corolint --init writes one to start from\n");
    else
        g_printerr("no coroutine or event-loop callback was seen, but %u of %u file%s could not be "
                   "analysed fully: %s\n",
                   faulty, inputs->units->len, inputs->units->len == 1 ? "" : "s",
                   guessed ? "flags may be missing. Name the directory with "
                             "compile_commands.json by -p, or give flags after --"
                           : "are there headers that the build is yet to generate, or is the "
                             "compile database out of date?");
}
