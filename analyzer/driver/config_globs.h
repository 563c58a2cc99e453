/* Lists of path patterns, as .gitignore and ruff's exclude have them.
 *
 *     gen            a file or directory of that name, at any depth
 *     gen/           a directory of that name
 *     src/gen        a slash at the start or in the middle: counted from the base directory
 *     *.pb.cc  test_?.c  [ab].c  *.{cc,cpp}
 *     !gen/keep.c    not that one after all: of several patterns that fit, the last decides
 *
 * One star stays within a name, two cross directories. A pattern that fits a directory fits all
 * that lies in it. */
#ifndef COROLINT_DRIVER_CONFIG_GLOBS_H
#define COROLINT_DRIVER_CONFIG_GLOBS_H

#include <glib.h>

typedef struct ConfigGlob ConfigGlob;

/* NULL when text is no pattern; *fault then says what was expected ("… , found 'text'" fits behind
 * it). */
ConfigGlob *config_glob_new(const char *text, const char **fault);
void config_glob_free(ConfigGlob *glob);

/* The last of globs (of ConfigGlob) that fits path, which is relative to the base directory; NULL
 * for none. */
const ConfigGlob *config_globs_find(const GPtrArray *globs, const char *path);

/* Whether it begins with '!'. */
gboolean config_glob_is_negated(const ConfigGlob *glob);
const char *config_glob_text(const ConfigGlob *glob);

#endif
