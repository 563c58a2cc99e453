/* Reads the values that keys of the catalog format share: names, subjects of an effect, conditions.
 *
 * Each reader writes *target and returns TRUE, or sets error and leaves *target alone. What it
 * writes is the caller's. */
#ifndef COROLINT_CATALOG_READER_VALUES_H
#define COROLINT_CATALOG_READER_VALUES_H

#include "catalog/catalog.h"
#include "catalog/json_check.h"

/* Which kinds of subject may stand somewhere, as a set. */
typedef enum SubjectSet {
    TAKES_ARGUMENT = 1 << CATALOG_SUBJECT_ARGUMENT,
    TAKES_RECEIVER = 1 << CATALOG_SUBJECT_RECEIVER,
    TAKES_RESULT = 1 << CATALOG_SUBJECT_RESULT,
    TAKES_ARGUMENTS = 1 << CATALOG_SUBJECT_ARGUMENTS,
    TAKES_ALWAYS = 1 << CATALOG_SUBJECT_ALWAYS,
    TAKES_OBJECT = TAKES_ARGUMENT | TAKES_RECEIVER,
    TAKES_OUTPUT = TAKES_OBJECT | TAKES_ALWAYS,
    TAKES_DESCRIPTOR = TAKES_OBJECT | TAKES_RESULT,
    TAKES_LOCK = TAKES_DESCRIPTOR | TAKES_ARGUMENTS,
} SubjectSet;

/* One name or a list of names, NULL-terminated. */
gboolean read_names(const JsonText *json, const cJSON *value, char ***target, GError **error);

/* Whether a name has a `*` or `?` for what is left open. */
gboolean names_is_pattern(const char *name);

/* One name or a list of them, none of them a pattern. */
gboolean read_exact_names(const JsonText *json, const cJSON *value, char ***target, GError **error);

/* A list of names, no single one. */
gboolean read_name_list(const JsonText *json, const cJSON *value, const char *what, char ***target,
                        GError **error);

gboolean read_subject(const JsonText *json, const cJSON *value, SubjectSet takes,
                      CatalogSubject *target, GError **error);

/* A subject, or an object of one and the kind of the lock it is. */
gboolean read_lock(const JsonText *json, const cJSON *value, CatalogSubject *target,
                   GError **error);

/* A list of subjects, as an array of CatalogSubject. */
gboolean read_subjects(const JsonText *json, const cJSON *value, SubjectSet takes, GArray **target,
                       GError **error);

/* A list of conditions, as an array of CatalogCondition that owns their names. */
gboolean read_conditions(const JsonText *json, const cJSON *value, GArray **target, GError **error);

#endif
