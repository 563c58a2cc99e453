/* The catalogs under rules/catalog/, compiled into the binary by cmake/EmbedCatalogs.cmake. */
#ifndef COROLINT_CATALOG_BUILTIN_H
#define COROLINT_CATALOG_BUILTIN_H

typedef struct BuiltinCatalog {
    const char *name;
    const char *text;
} BuiltinCatalog;

/* Ends with a row of NULLs. */
extern const BuiltinCatalog builtin_catalogs[];

#endif
