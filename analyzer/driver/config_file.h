/* One configuration file, read: what it says of rules and paths, and its text, whose catalog keys
 * go to the catalog.
 *
 * What is wrong in it is told and left out; the rest of it holds. A ConfigFile owns all it points
 * to, and keeps the text, so that every setting can still say where it stands. */
#ifndef COROLINT_DRIVER_CONFIG_FILE_H
#define COROLINT_DRIVER_CONFIG_FILE_H

#include "catalog/json_text.h"
#include "driver/config_globs.h"
#include "rules/rule.h"

/* "rules": {RULE: LEVEL} */
typedef struct ConfigRule {
    const Rule *rule; /* NULL: all of them */
    gboolean off;
    Severity severity; /* when it is not off */
    const cJSON *at;
} ConfigRule;

/* Settings that go by the file a finding stands in: the configuration's own, or an override's. */
typedef struct ConfigBlock {
    GPtrArray *files;      /* of ConfigGlob; NULL: all files */
    GArray *rules;         /* of ConfigRule, "all" first */
    const cJSON *pedantic; /* true or false; NULL when nothing is said */
} ConfigBlock;

typedef struct ConfigFile {
    char *path;            /* absolute */
    char *shown_path;      /* as messages call it */
    char *directory;       /* what its patterns count from */
    JsonText *json;        /* NULL when it is not to be read at all */
    GPtrArray *entries;    /* of const cJSON: those that hold; NULL when it is no object */
    GPtrArray *blocks;     /* of ConfigBlock: its own, then its overrides */
    GPtrArray *exclude;    /* of ConfigGlob */
    GPtrArray *exclude_at; /* of const cJSON: where each of them stands */
    GPtrArray *extends;    /* of const cJSON, strings */
} ConfigFile;

/* Takes one complaint: where, and what was expected there. line is 0 where it is about the file as
 * a whole. */
typedef void (*ConfigComplain)(const char *path, guint line, guint column, const char *message,
                               gpointer data);

/* Never NULL. path is absolute. */
ConfigFile *config_file_read(const char *path, ConfigComplain complain, gpointer data);
void config_file_free(ConfigFile *file);

/* Complains about a value of the file, whose position is put before the message. */
void config_file_complain(const ConfigFile *file, const cJSON *value, const char *message,
                          ConfigComplain complain, gpointer data);

#endif
