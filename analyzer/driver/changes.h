/* Changes: which lines of which files are new or other than they were, by git or by a patch.
 *
 * Lines that were taken out have changed the one before and the one behind. A file that git does
 * not know is new as a whole, and so is one the patch does not fit, which is a problem too. */
#ifndef COROLINT_DRIVER_CHANGES_H
#define COROLINT_DRIVER_CHANGES_H

#include "model/finding.h"
#include "model/source_lines.h"

typedef struct Changes Changes;

/* Since a revision, in the repository that directory lies in. NULL with git's words as the error.
 * Texts of changed files are read through sources; problems (of char *) gets what does not fit. */
Changes *changes_since(const char *revision, const char *directory, SourceLines *sources,
                       GPtrArray *problems, GError **error);

/* As a patch says that lies in memory; name is what problems call it. Its names are relative to
 * directory, or to one above it. Never NULL. */
Changes *changes_of_patch(const char *name, const char *text, gsize length, const char *directory,
                          SourceLines *sources, GPtrArray *problems);

void changes_free(Changes *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Changes, changes_free)

/* The changed files that are none of these paths (of char *), whatever links lead to them: real
 * paths, sorted. The array owns nothing and lives as long as changes does. */
GPtrArray *changes_other_files(const Changes *changes, const GPtrArray *paths);

/* Whether any line of the range has changed. */
gboolean changes_touch(Changes *changes, const SourceRange *range);
/* Whether the finding's line, or that of a step of its trace, has. */
gboolean changes_touch_finding(Changes *changes, const Finding *finding);

#endif
