/* Reads the catalog format (docs/catalog.md) strictly: what is not in it is a fault that says where
 * it stands and what was expected. It alone is left out: of `marks`, `functions` and `return_types`
 * a key or a name, of `entries` an entry.
 *
 * A CatalogReading owns what it holds until its reader takes it over. */
#ifndef COROLINT_CATALOG_READER_H
#define COROLINT_CATALOG_READER_H

#include "catalog/catalog.h"
#include "catalog/json_check.h"
#include "catalog/reader_marks.h"

typedef struct CatalogReading {
    char *library;      /* NULL when the text names none */
    GPtrArray *entries; /* of CatalogEntry, in the order of the text; their library is NULL yet */
    GPtrArray *entry_values; /* of const cJSON: what each of the entries was read from */
    GArray *marks;           /* of MarkedName */
    GArray *functions;       /* of MarkedName: names and patterns of functions */
    GArray *return_types;    /* of MarkedName: patterns */
    char **detect_headers;   /* NULL for none */
    char **detect_return_types;
} CatalogReading;

/* The top-level keys of a catalog; a configuration has them and more. */
extern const Words reader_catalog_keys;

/* Words by CatalogBlockKind. */
extern const Words reader_block_kinds;

/* Reads the catalog keys of an object, whatever other keys it has. Never NULL; faults, a list of
 * GError, gets what is wrong. */
CatalogReading *reader_read(const JsonText *json, GPtrArray *faults);
void reader_free(CatalogReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CatalogReading, reader_free)

#endif
