#include "driver/config.h"

#include <string.h>

#include "driver/input_path.h"

Config *config_new(const char *root) {
    Config *config = g_new0(Config, 1);
    config->root = g_strdup(root);
    config->files = g_ptr_array_new();
    return config;
}

void config_free(Config *config) {
    if (!config)
        return;
    g_ptr_array_unref(config->files);
    g_free(config->root);
    g_free(config);
}

const ConfigFile *config_found(const Config *config) {
    return g_ptr_array_index(config->files, config->files->len - 1);
}

static const char *below(const char *path, const char *directory) {
    const char *rest = path + strlen(directory);
    return *rest == '/' ? rest + 1 : rest;
}

/* Whether the file is about the directory it lies in. One of another name that is kept elsewhere,
 * be it further down, is about the project that extends it. */
static gboolean is_at_home(const Config *config, const ConfigFile *file) {
    g_autofree char *name = g_path_get_basename(file->path);
    return strcmp(name, CONFIG_FILE_NAME) == 0 ||
           input_path_is_below(config->root, file->directory);
}

/* path as the patterns of a file see it. */
static const char *path_for(const Config *config, const ConfigFile *file, const char *path) {
    if (input_path_is_below(path, file->directory) && is_at_home(config, file))
        return below(path, file->directory);
    return input_path_is_below(path, config->root) ? below(path, config->root) : path + 1;
}

static gboolean block_applies(const Config *config, const ConfigFile *file,
                              const ConfigBlock *block, const char *path) {
    if (!block->files)
        return TRUE;
    const ConfigGlob *glob = config_globs_find(block->files, path_for(config, file, path));
    return glob && !config_glob_is_negated(glob);
}

static const ConfigRule *rule_in(const ConfigBlock *block, const Rule *rule) {
    for (guint i = block->rules->len; i-- > 0;) {
        const ConfigRule *said = &g_array_index(block->rules, ConfigRule, i);
        if (!said->rule || said->rule == rule)
            return said;
    }
    return NULL;
}

const ConfigRule *config_find_rule(const Config *config, const Rule *rule, const char *path,
                                   ConfigPlace *place) {
    *place = (ConfigPlace){0};
    for (guint i = config->files->len; i-- > 0;) {
        const ConfigFile *file = g_ptr_array_index(config->files, i);
        for (guint k = file->blocks->len; k-- > 0;) {
            const ConfigBlock *block = g_ptr_array_index(file->blocks, k);
            const ConfigRule *said = rule_in(block, rule);
            if (!said || !block_applies(config, file, block, path))
                continue;
            *place = (ConfigPlace){file, block, said->at};
            return said;
        }
    }
    return NULL;
}

gboolean config_is_pedantic(const Config *config, const char *path, ConfigPlace *place) {
    *place = (ConfigPlace){0};
    for (guint i = config->files->len; i-- > 0;) {
        const ConfigFile *file = g_ptr_array_index(config->files, i);
        for (guint k = file->blocks->len; k-- > 0;) {
            const ConfigBlock *block = g_ptr_array_index(file->blocks, k);
            if (!block->pedantic || !block_applies(config, file, block, path))
                continue;
            *place = (ConfigPlace){file, block, block->pedantic};
            return cJSON_IsTrue(block->pedantic);
        }
    }
    return FALSE;
}

gboolean config_is_pedantic_anywhere(const Config *config) {
    for (guint i = 0; i < config->files->len; i++) {
        const ConfigFile *file = g_ptr_array_index(config->files, i);
        for (guint k = 0; k < file->blocks->len; k++)
            if (cJSON_IsTrue(((const ConfigBlock *)g_ptr_array_index(file->blocks, k))->pedantic))
                return TRUE;
    }
    return FALSE;
}

gboolean config_excludes(const Config *config, const char *path, ConfigPlace *place) {
    *place = (ConfigPlace){0};
    for (guint i = config->files->len; i-- > 0;) {
        const ConfigFile *file = g_ptr_array_index(config->files, i);
        const ConfigGlob *glob = config_globs_find(file->exclude, path_for(config, file, path));
        guint index = 0;
        if (!glob || !g_ptr_array_find(file->exclude, glob, &index))
            continue;
        *place = (ConfigPlace){file, NULL, g_ptr_array_index(file->exclude_at, index)};
        return !config_glob_is_negated(glob);
    }
    return FALSE;
}
