/* What git knows of the working tree. git is run as it is found in PATH, without a shell. */
#ifndef COROLINT_DRIVER_GIT_H
#define COROLINT_DRIVER_GIT_H

#include <glib.h>

/* The top of the working tree that directory lies in. NULL with git's own words as the error. */
char *git_top(const char *directory, GError **error);

/* The diff from a revision (or what else `git diff` takes as one) to the working tree, names
 * relative to its top. */
GBytes *git_diff(const char *top, const char *revision, GError **error);

/* The files that git does not know and does not ignore, relative to the top. Free with
 * g_strfreev(). */
GStrv git_untracked(const char *top, GError **error);

#define GIT_ERROR git_error_quark()
GQuark git_error_quark(void);

#endif
