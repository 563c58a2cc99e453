#include "driver/config_tree.h"

#include <stdlib.h>
#include <string.h>

#include "driver/input_path.h"
#include "report/paths.h"

struct ConfigTree {
    GHashTable *files;        /* real path → ConfigFile, owned */
    GHashTable *by_directory; /* directory → Config, or NULL: nothing there or above */
    GPtrArray *configs;       /* of Config, owned */
    Config *only;             /* among them; NULL: they are looked for */
    GPtrArray *errors;        /* of ConfigError */
};

static void free_file(gpointer file) {
    config_file_free(file);
}

static void free_config(gpointer config) {
    config_free(config);
}

static void free_error(gpointer data) {
    ConfigError *error = data;
    g_free(error->path);
    g_free(error->message);
    g_free(error);
}

static void complain(const char *path, guint line, guint column, const char *message,
                     gpointer data) {
    ConfigTree *tree = data;
    for (guint i = 0; i < tree->errors->len; i++) {
        const ConfigError *known = g_ptr_array_index(tree->errors, i);
        if (known->line == line && known->column == column && strcmp(known->path, path) == 0 &&
            strcmp(known->message, message) == 0)
            return; /* several configurations may extend it */
    }
    ConfigError *error = g_new0(ConfigError, 1);
    *error = (ConfigError){g_strdup(path), line, column, g_strdup(message)};
    g_ptr_array_add(tree->errors, error);
}

/* What a file is known by: one may be reached by several names. */
static int compare_positions(const void *left, const void *right) {
    const ConfigError *first = *(ConfigError *const *)left;
    const ConfigError *second = *(ConfigError *const *)right;
    if (first->line != second->line)
        return first->line < second->line ? -1 : 1;
    return first->column < second->column ? -1 : first->column > second->column;
}

static ConfigFile *read_file(ConfigTree *tree, const char *path) {
    g_autofree char *real = input_path_real(path);
    ConfigFile *file = g_hash_table_lookup(tree->files, real);
    if (!file) {
        guint before = tree->errors->len;
        file = config_file_read(path, complain, tree);
        if (tree->errors->len > before)
            qsort(tree->errors->pdata + before, tree->errors->len - before, sizeof(gpointer),
                  compare_positions);
        g_hash_table_insert(tree->files, g_steal_pointer(&real), file);
    }
    return file;
}

/* Following `extends`. */

/* The files from the found one to the one that is read. */
typedef struct Chain {
    const struct Chain *before;
    const ConfigFile *file;
} Chain;

static void add_file(ConfigTree *tree, Config *config, ConfigFile *file, const Chain *before);

static gboolean stands_in_chain(const Chain *chain, const ConfigFile *file) {
    for (; chain; chain = chain->before)
        if (chain->file == file)
            return TRUE;
    return FALSE;
}

/* "a.json → b.json → a.json" */
static char *describe_circle(const Chain *chain, const ConfigFile *file) {
    GString *text = g_string_new(file->shown_path);
    for (;; chain = chain->before) {
        g_string_prepend(text, " → ");
        g_string_prepend(text, chain->file->shown_path);
        if (chain->file == file)
            return g_string_free(text, FALSE);
    }
}

static void extend(ConfigTree *tree, Config *config, const Chain *chain, const cJSON *text) {
    g_autofree char *path = input_path_resolve(text->valuestring, chain->file->directory);
    g_autofree char *message = NULL;
    if (!g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_DIR)) {
        g_autofree char *shown = shown_path_copy(path);
        message = g_strdup_printf("there is no file '%s' to extend", shown);
        config_file_complain(chain->file, text, message, complain, tree);
        return;
    }
    ConfigFile *file = read_file(tree, path);
    if (stands_in_chain(chain, file)) {
        g_autofree char *circle = describe_circle(chain, file);
        message = g_strdup_printf("'extends' goes in a circle: %s", circle);
        config_file_complain(chain->file, text, message, complain, tree);
        return;
    }
    add_file(tree, config, file, chain);
}

static void add_file(ConfigTree *tree, Config *config, ConfigFile *file, const Chain *before) {
    Chain chain = {before, file};
    if (g_ptr_array_find(config->files, file, NULL))
        return;
    for (guint i = 0; i < file->extends->len; i++)
        extend(tree, config, &chain, g_ptr_array_index(file->extends, i));
    g_ptr_array_add(config->files, file);
}

static Config *read_config(ConfigTree *tree, const char *path, const char *root) {
    Config *config = config_new(root);
    add_file(tree, config, read_file(tree, path), NULL);
    g_ptr_array_add(tree->configs, config);
    return config;
}

/* Finding them. */

static Config *find_in(ConfigTree *tree, const char *directory) {
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(tree->by_directory, directory, NULL, &known))
        return known;
    g_autofree char *path = g_build_filename(directory, CONFIG_FILE_NAME, NULL);
    g_autofree char *parent = g_path_get_dirname(directory);
    Config *config = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        config = read_config(tree, path, directory);
    else if (strcmp(parent, directory) != 0)
        config = find_in(tree, parent);
    g_hash_table_insert(tree->by_directory, g_strdup(directory), config);
    return config;
}

const Config *config_tree_find(ConfigTree *tree, const char *path) {
    if (tree->only)
        return tree->only;
    g_autofree char *directory = g_path_get_dirname(path);
    return find_in(tree, directory);
}

ConfigTree *config_tree_new(const char *only, const char *working_directory) {
    ConfigTree *tree = g_new0(ConfigTree, 1);
    tree->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_file);
    tree->by_directory = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    tree->configs = g_ptr_array_new_with_free_func(free_config);
    tree->errors = g_ptr_array_new_with_free_func(free_error);
    if (only)
        tree->only = read_config(tree, only, working_directory);
    return tree;
}

void config_tree_free(ConfigTree *tree) {
    if (!tree)
        return;
    g_ptr_array_unref(tree->configs);
    g_hash_table_unref(tree->by_directory);
    g_hash_table_unref(tree->files);
    g_ptr_array_unref(tree->errors);
    g_free(tree);
}

/* All of them. */

static guint depth_of(const char *path) {
    guint depth = 0;
    for (; *path; path++)
        depth += *path == '/';
    return depth;
}

static int compare_depth(gconstpointer left, gconstpointer right) {
    const char *left_path = config_found(*(const Config *const *)left)->path;
    const char *right_path = config_found(*(const Config *const *)right)->path;
    guint left_depth = depth_of(left_path);
    guint right_depth = depth_of(right_path);
    if (left_depth != right_depth)
        return left_depth < right_depth ? 1 : -1;
    return strcmp(left_path, right_path);
}

GPtrArray *config_tree_files(const ConfigTree *tree) {
    GPtrArray *files = g_ptr_array_new();
    g_autoptr(GPtrArray) configs = g_ptr_array_new();
    g_ptr_array_extend(configs, tree->configs, NULL, NULL);
    g_ptr_array_sort(configs, compare_depth);
    for (guint i = 0; i < configs->len; i++) {
        const Config *config = g_ptr_array_index(configs, i);
        for (guint k = config->files->len; k-- > 0;) {
            gpointer file = g_ptr_array_index(config->files, k);
            if (!g_ptr_array_find(files, file, NULL))
                g_ptr_array_add(files, file);
        }
    }
    return files;
}

gboolean config_tree_is_pedantic(const ConfigTree *tree) {
    for (guint i = 0; i < tree->configs->len; i++)
        if (config_is_pedantic_anywhere(g_ptr_array_index(tree->configs, i)))
            return TRUE;
    return FALSE;
}

const GPtrArray *config_tree_errors(const ConfigTree *tree) {
    return tree->errors;
}
