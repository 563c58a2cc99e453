/* How a path is shown: relative to a directory, most often the current one, when it lies below it,
 * as it is otherwise. */
#ifndef COROLINT_REPORT_PATHS_H
#define COROLINT_REPORT_PATHS_H

/* The directory paths are shown relative to; both spellings are NULL when it no longer exists. */
typedef struct ShownPaths {
    char *logical;  /* as the shell has it, perhaps through symbolic links */
    char *physical; /* without them */
} ShownPaths;

/* Takes the current directory of the process. */
void shown_paths_init(ShownPaths *paths);
/* Takes the directory that an environment variable names by an absolute path, the current directory
 * when it names none. */
void shown_paths_init_from(ShownPaths *paths, const char *variable);
void shown_paths_clear(ShownPaths *paths);

/* The end of path that is to be shown, or all of it; "" for NULL. Borrowed from path. */
const char *shown_path(const ShownPaths *paths, const char *path);

/* The same for a single path, by itself. Free with g_free(). */
char *shown_path_copy(const char *path);

#endif
