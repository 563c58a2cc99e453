/* What applies to a run: what is known of APIs, and which rules are wanted where, how severe.
 *
 * A Settings owns its catalog and is constant once it is made. */
#ifndef COROLINT_DRIVER_SETTINGS_H
#define COROLINT_DRIVER_SETTINGS_H

#include "catalog/catalog.h"
#include "driver/options.h"
#include "rules/rule.h"

typedef struct Settings Settings;

/* As the command line says. options must outlive it. NULL, with error set, when a catalog is
 * malformed. */
Settings *settings_new(const Options *options, GError **error);
void settings_free(Settings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Settings, settings_free)

const Catalog *settings_catalog(const Settings *settings);

/* How severe the rule's findings in file (absolute) are. FALSE when they are not wanted there. */
gboolean settings_rule_severity(const Settings *settings, const Rule *rule, const char *file,
                                Severity *severity);

/* Whether the rule's findings are wanted in any file at all. */
gboolean settings_want_rule(const Settings *settings, const Rule *rule);

#endif
