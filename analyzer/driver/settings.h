/* What applies to a run: what is known of APIs, and which rules are wanted where, how severe, by
 * the command line and the configurations.
 *
 * settings_new(), then settings_add_file() for each file that code or findings may come from, then
 * settings_complete(): from there on the catalog is constant, while rules can be asked for any
 * file. A Settings owns its catalog and configurations and holds no other state: to read everything
 * anew, make another. */
#ifndef COROLINT_DRIVER_SETTINGS_H
#define COROLINT_DRIVER_SETTINGS_H

#include "catalog/catalog.h"
#include "driver/config_tree.h"
#include "driver/options.h"
#include "rules/rule.h"

typedef struct Settings Settings;

/* options must outlive it. working_directory is absolute. */
Settings *settings_new(const Options *options, const char *working_directory);
void settings_free(Settings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Settings, settings_free)

/* Reads the configuration that applies to a file (absolute), unless it is known already. */
void settings_add_file(Settings *settings, const char *path);

/* Puts together what the configurations read so far and the built-in catalogs know of APIs, the
 * user's own first. FALSE, with error set, when a built-in one is malformed. */
gboolean settings_complete(Settings *settings, GError **error);

/* NULL before settings_complete(). */
const Catalog *settings_catalog(const Settings *settings);

/* What is wrong in the configurations read so far (of ConfigError). What is wrong is left out, the
 * rest of a configuration holds. */
const GPtrArray *settings_errors(const Settings *settings);

/* How severe the rule's findings in file (absolute) are. FALSE when they are not wanted there. */
gboolean settings_rule_severity(Settings *settings, const Rule *rule, const char *file,
                                Severity *severity);

/* Whether what is a guess, or program output, is to be told in file, as notes. */
gboolean settings_is_pedantic(Settings *settings, const char *file);

/* Whether findings in file are not wanted at all. */
gboolean settings_excludes(Settings *settings, const char *file);

/* Whether the rule's findings are wanted in any file at all. */
gboolean settings_want_rule(const Settings *settings, const Rule *rule);

/* The configuration of file; NULL when there is none. */
const Config *settings_config(Settings *settings, const char *file);

/* Whether the rule is turned off for file (absolute), which is more than not being selected. */
gboolean settings_rule_is_off(Settings *settings, const Rule *rule, const char *file);

#endif
