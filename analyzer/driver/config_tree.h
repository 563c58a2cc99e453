/* The configurations of a run: for each directory the nearest .corolint.json upward, with what it
 * extends; or one for all.
 *
 * A ConfigTree owns the configurations and what was complained about. Each directory is looked
 * into once, each file read once, however many sources ask. */
#ifndef COROLINT_DRIVER_CONFIG_TREE_H
#define COROLINT_DRIVER_CONFIG_TREE_H

#include "driver/config.h"

/* What is wrong in a configuration. */
typedef struct ConfigError {
    char *path; /* absolute */
    guint line; /* 0: it is about the file as a whole */
    guint column;
    char *message;
} ConfigError;

typedef struct ConfigTree ConfigTree;

/* only: the configuration (absolute) of all files, wherever they lie; NULL: they are looked for. */
ConfigTree *config_tree_new(const char *only, const char *working_directory);
void config_tree_free(ConfigTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ConfigTree, config_tree_free)

/* The configuration of a file (absolute; it need not exist); NULL when there is none. */
const Config *config_tree_find(ConfigTree *tree, const char *path);

/* Every ConfigFile that was read, in the order in which what they know counts: those of deeper
 * directories first, and what is extended behind what extends it. Free with g_ptr_array_unref(). */
GPtrArray *config_tree_files(const ConfigTree *tree);

/* Whether "pedantic" holds for any file. */
gboolean config_tree_is_pedantic(const ConfigTree *tree);

/* Of ConfigError, in the order they were met. Owned by the tree. */
const GPtrArray *config_tree_errors(const ConfigTree *tree);

#endif
