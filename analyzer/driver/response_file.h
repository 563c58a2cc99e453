/* Expands `@file` words of a command line, as gcc and clang do before they read any option.
 *
 * The result is a fresh string array; the words given are not touched. */
#ifndef COROLINT_DRIVER_RESPONSE_FILE_H
#define COROLINT_DRIVER_RESPONSE_FILE_H

#include <glib.h>

/* Relative names, also of files named inside files, count from directory, as the compiler's do.
 * A file that cannot be read, or that names itself in a circle, is left out; *problem then says so
 * (it must be NULL before, belongs to the caller after, and keeps the first problem). */
GStrv response_file_expand(const char *const *words, const char *directory, char **problem);

/* Splits text by the rules inside such files: blanks separate; ' and " hold blanks; a backslash
 * stands before any character, inside quotes too. */
GStrv response_file_split(const char *text);

#endif
