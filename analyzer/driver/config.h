/* A configuration as it applies to files: one that was found, with all it extends.
 *
 * Where several of its files say something, the last counts: what is extended stands before what
 * extends it, and of one file the overrides behind the rest. A Config owns its list; the files
 * belong to the tree it comes from (driver/config_tree.h). */
#ifndef COROLINT_DRIVER_CONFIG_H
#define COROLINT_DRIVER_CONFIG_H

#include "driver/config_file.h"

#define CONFIG_FILE_NAME ".corolint.json"

typedef struct Config {
    char *root;       /* what patterns count from for paths outside their own file's directory */
    GPtrArray *files; /* of const ConfigFile, the found one last */
} Config;

/* Where something is said. file is NULL when it is said nowhere. */
typedef struct ConfigPlace {
    const ConfigFile *file;
    const ConfigBlock *block;
    const cJSON *at;
} ConfigPlace;

Config *config_new(const char *root);
void config_free(Config *config);

/* The configuration that was found, which has extended the others. */
const ConfigFile *config_found(const Config *config);

/* What is said of the rule for a path (absolute); NULL when nothing is. */
const ConfigRule *config_find_rule(const Config *config, const Rule *rule, const char *path,
                                   ConfigPlace *place);

/* Whether "pedantic" holds for a path. */
gboolean config_is_pedantic(const Config *config, const char *path, ConfigPlace *place);
/* Whether it holds for any. */
gboolean config_is_pedantic_anywhere(const Config *config);

/* Whether the path is excluded; place says by which pattern, or which one takes it back. */
gboolean config_excludes(const Config *config, const char *path, ConfigPlace *place);

#endif
