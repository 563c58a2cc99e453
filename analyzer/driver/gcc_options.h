/* The options that gcc has and clang has not: libclang answers some of them with an error, some
 * with no translation unit at all. Constant data. */
#ifndef COROLINT_DRIVER_GCC_OPTIONS_H
#define COROLINT_DRIVER_GCC_OPTIONS_H

#include <glib.h>

/* Whether a word such as "-fno-tree-vrp" is one of gcc's own options. */
gboolean gcc_option_is_known(const char *word);

#endif
