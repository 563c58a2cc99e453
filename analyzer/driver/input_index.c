#include "driver/input_index.h"

#include "driver/compile_database.h"
#include "driver/input_error.h"
#include "driver/input_path.h"

static void entry_free(gpointer data) {
    InputEntry *entry = data;
    g_free(entry->file);
    compiler_command_free(entry->command);
    g_free(entry);
}

/* A directory by its real path, as far as it exists. */
static const char *real_directory(const InputIndex *index, const char *directory) {
    const char *known = g_hash_table_lookup(index->real_directories, directory);
    if (known != NULL)
        return known;
    char *kept = input_path_real(directory);
    g_hash_table_insert(index->real_directories, g_strdup(directory), kept);
    return kept;
}

char *input_index_identity(const InputIndex *index, const char *path) {
    g_autofree char *directory = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    return g_build_filename(real_directory(index, directory), name, NULL);
}

gboolean input_index_is_reported(const InputIndex *index, const char *identity) {
    if (index->everything || g_hash_table_contains(index->reported_files, identity))
        return TRUE;
    for (guint i = 0; i < index->reported_directories->len; i++)
        if (input_path_is_below(identity, g_ptr_array_index(index->reported_directories, i)))
            return TRUE;
    return FALSE;
}

static InputIndex *index_new(const InputOptions *options) {
    InputIndex *index = g_new0(InputIndex, 1);
    index->databases = g_ptr_array_new_with_free_func(g_free);
    index->entries = g_ptr_array_new_with_free_func(entry_free);
    index->by_file = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    index->donors = flag_donors_new();
    index->real_directories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    index->reported_files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    index->reported_directories = g_ptr_array_new_with_free_func(g_free);
    index->flags = g_strdupv((char **)options->flags_after_dashes);
    index->working_directory = g_strdup(options->working_directory);
    index->unsaved = g_strdup(options->unsaved);
    index->everything = options->paths == NULL || options->paths[0] == NULL;
    return index;
}

static void expand_paths(InputIndex *index, const InputOptions *options, GPtrArray *errors) {
    index->sources =
        source_files_expand(options->paths, options->working_directory, options->unsaved);
    input_errors_move(errors, index->sources->errors);
    for (guint i = 0; i < index->sources->files->len; i++) {
        const char *file = g_ptr_array_index(index->sources->files, i);
        g_hash_table_add(index->reported_files, input_index_identity(index, file));
    }
    for (guint i = 0; i < index->sources->directories->len; i++) {
        const char *directory = g_ptr_array_index(index->sources->directories, i);
        g_ptr_array_add(index->reported_directories, g_strdup(real_directory(index, directory)));
    }
}

/* Reads one entry's command; NULL when there is nothing to lint in it. database belongs to the
 * index. */
static InputEntry *entry_new(const CompileEntry *read, const char *database, GPtrArray *errors) {
    g_autoptr(GError) error = NULL;
    g_autoptr(CompilerCommand) command = compiler_command_read((const char *const *)read->words,
                                                               read->directory, read->file, &error);
    const char *problem = command == NULL ? error->message : command->problem;
    if (problem != NULL)
        input_errors_add(errors, database, "line %u: %s", read->line, problem);
    /* Assembler, Fortran and the like stand in databases too, and are nobody's fault. */
    if (command == NULL || command->language == SOURCE_LANGUAGE_OTHER)
        return NULL;
    InputEntry *entry = g_new(InputEntry, 1);
    *entry = (InputEntry){g_strdup(read->file), database, g_steal_pointer(&command)};
    return entry;
}

/* Takes over entry. */
static void add_entry(InputIndex *index, InputEntry *entry) {
    g_ptr_array_add(index->entries, entry);
    flag_donors_add(index->donors, entry->file, entry->command);
    char *identity = input_index_identity(index, entry->file);
    if (g_hash_table_contains(index->by_file, identity))
        g_free(identity);
    else
        g_hash_table_insert(index->by_file, identity, entry);
}

/* Takes over path, which may be NULL: no database was found. */
static void add_database(InputIndex *index, char *path, GPtrArray *errors) {
    if (path == NULL ||
        g_ptr_array_find_with_equal_func(index->databases, path, g_str_equal, NULL)) {
        g_free(path);
        return;
    }
    g_ptr_array_add(index->databases, path);
    g_autoptr(CompileDatabase) database = compile_database_read(path);
    input_errors_move(errors, database->errors);
    for (guint i = 0; i < database->entries->len; i++) {
        InputEntry *entry = entry_new(g_ptr_array_index(database->entries, i), path, errors);
        if (entry != NULL)
            add_entry(index, entry);
    }
}

/* Each PATH may belong to a project of its own, so each is looked from. */
static void add_databases_of_paths(InputIndex *index, GPtrArray *errors) {
    const SourceFiles *sources = index->sources;
    for (guint i = 0; i < sources->directories->len; i++) {
        const char *directory = g_ptr_array_index(sources->directories, i);
        add_database(index, compile_database_search(directory), errors);
    }
    g_autoptr(GHashTable) searched = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < sources->files->len; i++) {
        const char *file = g_ptr_array_index(sources->files, i);
        g_autofree char *directory = g_path_get_dirname(file);
        if (g_hash_table_contains(sources->named, file) &&
            g_hash_table_add(searched, g_strdup(directory))) {
            add_database(index, compile_database_search(directory), errors);
        }
    }
}

static void find_databases(InputIndex *index, const InputOptions *options, GPtrArray *errors) {
    const char *from = options->working_directory;
    if (options->build_dir != NULL) {
        add_database(index, compile_database_path(options->build_dir, from), errors);
    } else if (index->everything) {
        add_database(index, compile_database_search(from), errors);
    } else if (index->flags == NULL) {
        /* With flags of their own the files stand by themselves: no project is looked for. */
        add_databases_of_paths(index, errors);
    }
}

InputIndex *input_index_new(const InputOptions *options, GPtrArray *errors) {
    InputIndex *index = index_new(options);
    expand_paths(index, options, errors);
    /* Nothing that was asked for can be linted: do not read a whole project to say so. */
    if (index->everything || index->sources->files->len + index->sources->directories->len > 0)
        find_databases(index, options, errors);
    return index;
}

void input_index_free(InputIndex *index) {
    source_files_free(index->sources);
    flag_donors_free(index->donors);
    g_hash_table_unref(index->by_file);
    g_ptr_array_unref(index->entries);
    g_ptr_array_unref(index->databases);
    g_hash_table_unref(index->reported_files);
    g_ptr_array_unref(index->reported_directories);
    g_hash_table_unref(index->real_directories);
    g_strfreev(index->flags);
    g_free(index->working_directory);
    g_free(index->unsaved);
    g_free(index);
}
