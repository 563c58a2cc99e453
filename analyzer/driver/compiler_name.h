/* What the first words of a compile command say: which of them is the compiler (and not ccache, env
 * or libtool before it), which language it compiles by default, and for which machine.
 *
 * Words are borrowed. Returned strings belong to the caller where they are `char *`. */
#ifndef COROLINT_DRIVER_COMPILER_NAME_H
#define COROLINT_DRIVER_COMPILER_NAME_H

#include <glib.h>

/* The index of the compiler among words, launchers skipped; the number of words when none is there.
 * A launcher that compiles by itself ("distcc -c a.c") is the compiler. */
guint compiler_name_find(const char *const *words);

/* TRUE for g++, clang++-19, arm-none-eabi-g++ and the like: all their inputs are C++. */
gboolean compiler_name_is_cxx(const char *program);

/* TRUE for cl and clang-cl, whose options are another language than the rest of this code reads. */
gboolean compiler_name_is_msvc(const char *program);

/* "aarch64-linux-gnu" for ".../aarch64-linux-gnu-gcc-12"; NULL when the name carries no target or
 * one that clang does not know (then the host's is the best guess). */
char *compiler_name_target(const char *program);

#endif
