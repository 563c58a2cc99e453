#include "driver/inputs.h"

#include "driver/input_error.h"
#include "driver/input_index.h"
#include "driver/input_path.h"

#include <string.h>

static InputUnit *unit_new(const char *file, const CompilerCommand *command,
                           SourceLanguage language) {
    InputUnit *unit = g_new0(InputUnit, 1);
    unit->file = g_strdup(file);
    unit->directory = g_strdup(command->directory);
    unit->arguments = compiler_command_compose(command, language, file);
    return unit;
}

static gboolean has_cxx_sibling(const char *file) {
    static const char *const extensions[] = {"cc", "cpp", "cxx", "c++", "C"};
    const char *dot = strrchr(file, '.');
    for (gsize i = 0; i < G_N_ELEMENTS(extensions); i++) {
        g_autofree char *sibling =
            g_strdup_printf("%.*s.%s", (int)(dot - file), file, extensions[i]);
        if (g_file_test(sibling, G_FILE_TEST_EXISTS))
            return TRUE;
    }
    return FALSE;
}

/* Without a database: by -- FLAGS, or the extension and the default flags. */
static InputUnit *unit_from_flags(const InputIndex *index, const char *file) {
    g_autoptr(CompilerCommand) command =
        compiler_command_default((const char *const *)index->flags, index->working_directory, file);
    SourceLanguage language = command->language;
    gboolean guessed = index->flags == NULL || index->flags[0] == NULL;
    if (guessed && source_language_is_open(file) && has_cxx_sibling(file))
        language = SOURCE_LANGUAGE_CXX;
    if (language == SOURCE_LANGUAGE_OTHER)
        return NULL;
    InputUnit *unit = unit_new(file, command, language);
    unit->guessed = index->flags == NULL && index->databases->len == 0;
    return unit;
}

static InputUnit *unit_from_donor(const char *file, const CompilerCommand *donor) {
    SourceLanguage language = source_language_of_path(file);
    if (language == SOURCE_LANGUAGE_OTHER)
        return NULL;
    if (source_language_is_open(file)) {
        language =
            source_language_is_cxx(donor->language) ? SOURCE_LANGUAGE_CXX : SOURCE_LANGUAGE_C;
    }
    InputUnit *unit = unit_new(file, donor, language);
    unit->borrowed = TRUE;
    return unit;
}

/* The unit for a file that no database lists (or whose entry -- FLAGS replace). */
static InputUnit *unit_without_entry(const InputIndex *index, const char *file) {
    const CompilerCommand *donor =
        index->flags == NULL ? flag_donors_find(index->donors, file) : NULL;
    return donor == NULL ? unit_from_flags(index, file) : unit_from_donor(file, donor);
}

gboolean inputs_path_is_reported(const Inputs *inputs, const char *path) {
    g_autofree char *identity = input_index_identity(inputs->index, path);
    return input_index_is_reported(inputs->index, identity);
}

char *inputs_identity(const Inputs *inputs, const char *path) {
    return input_index_identity(inputs->index, path);
}

gboolean inputs_are_a_program(const Inputs *inputs) {
    return inputs->index->databases->len > 0 || inputs->index->reported_directories->len > 0;
}

InputUnit *inputs_unit_for_file(const Inputs *inputs, const char *path) {
    const InputIndex *index = inputs->index;
    g_autofree char *identity = input_index_identity(index, path);
    const InputEntry *entry = g_hash_table_lookup(index->by_file, identity);
    gboolean from_entry = entry != NULL && index->flags == NULL;
    InputUnit *unit = from_entry ? unit_new(path, entry->command, entry->command->language)
                                 : unit_without_entry(index, path);
    if (unit != NULL)
        unit->reported = input_index_is_reported(index, identity);
    return unit;
}

/* The sets that keep a unit from coming twice. */
typedef struct Collection {
    Inputs *inputs;
    GHashTable *vectors; /* argument vectors, joined */
    GHashTable *files;   /* identities of files that have their units */
} Collection;

/* Takes over unit. Entries that differ in nothing libclang sees are one unit. */
static void collect_unit(Collection *collection, InputUnit *unit) {
    char *vector = g_strjoinv("\n", unit->arguments);
    if (g_hash_table_contains(collection->vectors, vector)) {
        g_free(vector);
        input_unit_free(unit);
        return;
    }
    g_hash_table_add(collection->vectors, vector);
    g_ptr_array_add(collection->inputs->units, unit);
}

static void report_unlintable(Collection *collection, const char *file) {
    input_errors_add(collection->inputs->errors, file,
                     "is neither C nor C++ by its name; say which after \"--\": -- -x c++");
}

/* A stale database names files that are gone, a fresh one files that are yet to be generated. Only
 * those somebody asked about are worth a word; the others can contribute nothing. */
static gboolean entry_exists(Collection *collection, const InputEntry *entry, gboolean reported) {
    if (g_file_test(entry->file, G_FILE_TEST_EXISTS) ||
        g_strcmp0(entry->file, collection->inputs->index->unsaved) == 0)
        return TRUE;
    if (reported) {
        input_errors_add(collection->inputs->errors, entry->file,
                         "no such file, but %s lists it; is it generated by the build?",
                         entry->database);
    }
    return FALSE;
}

static void collect_entry(Collection *collection, const InputEntry *entry) {
    const InputIndex *index = collection->inputs->index;
    g_autofree char *identity = input_index_identity(index, entry->file);
    gboolean reported = input_index_is_reported(index, identity);
    gboolean replaced = reported && index->flags != NULL;
    gboolean first = !g_hash_table_contains(collection->files, identity);
    if (first)
        g_hash_table_add(collection->files, g_steal_pointer(&identity));
    if ((replaced && !first) || !entry_exists(collection, entry, reported && first))
        return;
    InputUnit *unit = replaced ? unit_from_flags(index, entry->file)
                               : unit_new(entry->file, entry->command, entry->command->language);
    if (unit == NULL) {
        report_unlintable(collection, entry->file);
        return;
    }
    unit->reported = reported;
    collect_unit(collection, unit);
}

/* A header needs what stands before it where it is included. A buffer of an editor is read by its
 * own unit alone, and flags that somebody gives are for what is named with them. */
static gboolean is_spare(const InputIndex *index, const char *file) {
    return index->databases->len > 0 && index->flags == NULL && source_language_is_header(file) &&
           g_strcmp0(file, index->unsaved) != 0;
}

static void collect_source(Collection *collection, const char *file) {
    const InputIndex *index = collection->inputs->index;
    g_autofree char *identity = input_index_identity(index, file);
    if (g_hash_table_contains(collection->files, identity))
        return;
    g_hash_table_add(collection->files, g_steal_pointer(&identity));
    InputUnit *unit = unit_without_entry(index, file);
    if (unit == NULL) {
        report_unlintable(collection, file);
        return;
    }
    unit->reported = TRUE;
    unit->spare = is_spare(index, file);
    collect_unit(collection, unit);
}

/* Stable: GLib's sort of pointer arrays keeps the order of equals. */
static int compare_units(const void *left, const void *right) {
    const InputUnit *const *a = left;
    const InputUnit *const *b = right;
    return strcmp((*a)->file, (*b)->file);
}

static void collect_units(Inputs *inputs) {
    const InputIndex *index = inputs->index;
    Collection collection = {inputs, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                             g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    for (guint i = 0; i < index->entries->len; i++)
        collect_entry(&collection, g_ptr_array_index(index->entries, i));
    for (guint i = 0; i < index->sources->files->len; i++)
        collect_source(&collection, g_ptr_array_index(index->sources->files, i));
    g_ptr_array_sort(inputs->units, compare_units);
    g_hash_table_unref(collection.vectors);
    g_hash_table_unref(collection.files);
}

static gboolean has_unit_below(const Inputs *inputs, const char *directory) {
    for (guint i = 0; i < inputs->units->len; i++) {
        const InputUnit *unit = g_ptr_array_index(inputs->units, i);
        g_autofree char *identity = input_index_identity(inputs->index, unit->file);
        if (input_path_is_below(identity, directory))
            return TRUE;
    }
    return FALSE;
}

/* A directory of headers is fine where the units of a database include them; else nothing came of
 * it. */
static void report_barren_paths(Inputs *inputs) {
    const InputIndex *index = inputs->index;
    if (index->everything && index->databases->len == 0) {
        input_errors_add(inputs->errors, NULL,
                         "no compile_commands.json in %s, its build* directories or above; name "
                         "files or directories, or say where it is with -p",
                         index->working_directory);
    }
    for (guint i = 0; i < index->reported_directories->len && index->entries->len == 0; i++) {
        if (!has_unit_below(inputs, g_ptr_array_index(index->reported_directories, i))) {
            input_errors_add(inputs->errors, g_ptr_array_index(index->sources->directories, i),
                             "no C or C++ sources here; headers are read through the sources that "
                             "include them, or when they are named");
        }
    }
}

/* A lost response file among -- FLAGS is one error, not one for each file. */
static void report_flags(Inputs *inputs) {
    const InputIndex *index = inputs->index;
    if (index->flags == NULL)
        return;
    g_autoptr(CompilerCommand) command = compiler_command_default(
        (const char *const *)index->flags, index->working_directory, index->working_directory);
    if (command->problem != NULL)
        input_errors_add(inputs->errors, NULL, "after \"--\": %s", command->problem);
}

static void free_unit(gpointer data) {
    input_unit_free(data);
}

Inputs *inputs_collect(const InputOptions *options) {
    Inputs *inputs = g_new0(Inputs, 1);
    inputs->units = g_ptr_array_new_with_free_func(free_unit);
    inputs->errors = input_errors_new();
    inputs->index = input_index_new(options, inputs->errors);
    report_flags(inputs);
    collect_units(inputs);
    report_barren_paths(inputs);
    return inputs;
}

void input_unit_free(InputUnit *unit) {
    if (unit == NULL)
        return;
    g_free(unit->file);
    g_free(unit->directory);
    g_strfreev(unit->arguments);
    g_free(unit);
}

void inputs_free(Inputs *inputs) {
    if (inputs == NULL)
        return;
    g_ptr_array_unref(inputs->units);
    g_ptr_array_unref(inputs->errors);
    input_index_free(inputs->index);
    g_free(inputs);
}
