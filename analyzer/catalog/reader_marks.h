/* Reads the keys of the catalog format that say what functions are, by their marks, names or return
 * types, and by what one can tell that a library is used.
 *
 * Each reader appends what is right to target, or sets it, and what is wrong to faults, a list of
 * GError. A value of NULL is a key that is not there: nothing is read then. */
#ifndef COROLINT_CATALOG_READER_MARKS_H
#define COROLINT_CATALOG_READER_MARKS_H

#include "catalog/catalog.h"
#include "catalog/json_check.h"

/* A mark's text, a function's name or its return type, and what it says a function is. */
typedef struct MarkedName {
    char *text;
    CatalogMark mark;
    JsonPosition position;
} MarkedName;

/* Words by CatalogMark. */
extern const Words reader_mark_words;

/* An empty array of MarkedName that owns their texts. */
GArray *marked_names_new(void);

/* {"coroutine": ["name", …], …}: what is what a message calls it, "marks". No name stands twice,
 * and unless there may be patterns, none is one. */
void read_marked_names(const JsonText *json, const cJSON *value, const char *what,
                       gboolean patterns, GArray *target, GPtrArray *faults);

/* A list of patterns, none of which stands there twice. */
void read_return_types(const JsonText *json, const cJSON *value, GArray *target, GPtrArray *faults);

/* {"headers": […], "return_types": […]} */
void read_detect(const JsonText *json, const cJSON *value, char ***headers, char ***return_types,
                 GPtrArray *faults);

#endif
