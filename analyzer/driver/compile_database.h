/* Finds and reads compile_commands.json, the file in which CMake, Meson and Bear write how each
 * source is compiled (https://clang.llvm.org/docs/JSONCompilationDatabase.html).
 *
 * A CompileDatabase owns its entries and errors. Reading never fails as a whole: what is wrong
 * stands in `errors` with its line and column, what is right in `entries`. */
#ifndef COROLINT_DRIVER_COMPILE_DATABASE_H
#define COROLINT_DRIVER_COMPILE_DATABASE_H

#include <glib.h>

typedef struct CompileEntry {
    char *file;      /* absolute */
    char *directory; /* absolute */
    GStrv words;     /* the command line, unquoted, otherwise as written; never empty */
    guint line;      /* where the entry starts, counted from 1 */
} CompileEntry;

typedef struct CompileDatabase {
    char *path;         /* absolute */
    GPtrArray *entries; /* of CompileEntry, in the order of the file */
    GPtrArray *errors;  /* of InputError */
} CompileDatabase;

/* The database that -p names: compile_commands.json in the directory `build`, or `build` itself
 * when it is a file. Relative to directory. The path is returned even where nothing is. */
char *compile_database_path(const char *build, const char *directory);

/* Looks for compile_commands.json in directory (absolute) and in its "build*" directories, then in
 * those of each directory above. NULL when there is none. */
char *compile_database_search(const char *directory);

/* Never NULL. */
CompileDatabase *compile_database_read(const char *path);

/* The same from text in memory, `length` bytes with a NUL behind them; path is where it came from.
 */
CompileDatabase *compile_database_parse(const char *path, const char *text, gsize length);

void compile_database_free(CompileDatabase *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CompileDatabase, compile_database_free)

#endif
