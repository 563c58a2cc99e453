/* Turns the PATH arguments into the list of files to lint.
 *
 * A named file is taken whatever its name. A directory is walked for C and C++ sources: in a git
 * checkout those git tracks or would track, so .gitignore holds; elsewhere all but hidden
 * directories. Headers found on the way are left to the sources that include them, and the trees
 * CMake and Meson build in are passed over. A SourceFiles owns all it points to. */
#ifndef COROLINT_DRIVER_SOURCE_FILES_H
#define COROLINT_DRIVER_SOURCE_FILES_H

#include <glib.h>

typedef struct SourceFiles {
    GPtrArray *files;  /* absolute paths, each once: in the order named, a directory's sorted */
    GHashTable *named; /* set of those among them that were named, borrowed from files */
    GPtrArray *directories; /* absolute paths of the directories named */
    GPtrArray *errors;      /* of InputError: missing, unreadable, not text */
} SourceFiles;

/* paths may be relative to working_directory (absolute). NULL or an empty list gives an empty
 * result. unsaved (absolute) is a file that is not looked at, for its text comes from elsewhere: it
 * need not exist; NULL for none. */
SourceFiles *source_files_expand(const char *const *paths, const char *working_directory,
                                 const char *unsaved);

void source_files_free(SourceFiles *sources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceFiles, source_files_free)

#endif
