/* Paths as the inputs compare and print them: absolute, without "." and "..", not resolved through
 * links.
 *
 * Returned strings belong to the caller. */
#ifndef COROLINT_DRIVER_INPUT_PATH_H
#define COROLINT_DRIVER_INPUT_PATH_H

#include <glib.h>

/* path as seen from directory (absolute). ".." is taken away textually; where that leads nowhere
 * because a directory on the way is a symbolic link, the real path is used instead. */
char *input_path_resolve(const char *path, const char *directory);

/* path with its links resolved; as it is when there is no such file. */
char *input_path_real(const char *path);

/* TRUE when path is directory or lies anywhere below it. Both absolute. */
gboolean input_path_is_below(const char *path, const char *directory);

#endif
