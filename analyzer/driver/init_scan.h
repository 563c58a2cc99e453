/* A quick look at the text of a source tree, for --init: what it includes, which macros may mark
 * coroutines, whether there are C++20 coroutines.
 *
 * Nothing is parsed or preprocessed: what is found is a guess that a person will read. How much is
 * read is bounded. An InitScan owns all it points to. */
#ifndef COROLINT_DRIVER_INIT_SCAN_H
#define COROLINT_DRIVER_INIT_SCAN_H

#include "catalog/catalog.h"

/* A library that sources include. */
typedef struct InitLibrary {
    const CatalogLibrary *library;
    guint files; /* how many include it */
} InitLibrary;

/* A macro or annotation that marks functions. */
typedef struct InitMark {
    char *text;
    CatalogMark mark;
    gboolean known; /* the catalogs have it */
    guint uses;
    char *file; /* where it is defined, relative to the root; NULL for an annotation */
    guint line;
} InitMark;

typedef struct InitScan {
    GArray *libraries;     /* of InitLibrary, most used first */
    GPtrArray *marks;      /* of InitMark: by text */
    guint coroutine_files; /* with co_await, co_yield or co_return */
    guint files;           /* that were read */
    gboolean cut;          /* there is more than is read */
} InitScan;

/* Reads what lies below root. catalog must outlive the result. */
InitScan *init_scan(const char *root, const Catalog *catalog);
void init_scan_free(InitScan *scan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(InitScan, init_scan_free)

/* Whether the directory has a file or directory of that name. */
gboolean init_scan_has_entry(const char *directory, const char *name);

#endif
