/* Which values of -std, -march, -mcpu and -mabi may be handed to libclang. An unknown one makes it
 * give up on the whole file, so these are lists of what clang 17 and everything after it take.
 *
 * Constant data and pure functions; nothing is allocated. */
#ifndef COROLINT_DRIVER_COMPILER_VALUES_H
#define COROLINT_DRIVER_COMPILER_VALUES_H

#include "driver/source_language.h"

/* The name under which every clang since 17 knows a -std value, or NULL when it is of another
 * language or too new for any mapping; then the option is best left out, for clang gives up on an
 * unknown standard. */
const char *compiler_standard_name(const char *value, SourceLanguage language);

/* TRUE when value names a standard of C++ ("c++20", "gnu++2b"). */
gboolean compiler_standard_is_cxx(const char *value);

/* TRUE for -march and -mcpu values that clang 17 and gcc share. clang gives up on an unknown
 * processor. */
gboolean compiler_processor_is_known(const char *value);

/* TRUE for the -mabi values that change the size of types and that clang knows as gcc does. */
gboolean compiler_abi_is_known(const char *value);

/* TRUE when name is one of count patterns; a pattern's final * stands for anything. */
gboolean compiler_name_is_listed(const char *name, const char *const *patterns, gsize count);

#endif
