/* Which language a source file is in, as far as its name tells.
 *
 * Pure functions over names; nothing here opens a file or allocates. */
#ifndef COROLINT_DRIVER_SOURCE_LANGUAGE_H
#define COROLINT_DRIVER_SOURCE_LANGUAGE_H

#include <glib.h>

typedef enum SourceLanguage {
    SOURCE_LANGUAGE_OTHER, /* assembler, Objective-C, an object file, or no telling */
    SOURCE_LANGUAGE_C,
    SOURCE_LANGUAGE_CXX,
    SOURCE_LANGUAGE_CXX_MODULE, /* a C++20 module interface unit */
} SourceLanguage;

/* By extension. A header whose extension both languages use (.h, .inc) counts as C here;
 * source_language_is_open() says that this is a guess. */
SourceLanguage source_language_of_path(const char *path);

/* TRUE for the names that say "header" but not of which language. */
gboolean source_language_is_open(const char *path);

/* TRUE for headers and for pieces of text that are only ever included. */
gboolean source_language_is_header(const char *path);

/* TRUE for what a walk over a directory picks up: sources that are compiled on their own. */
gboolean source_language_is_compiled(const char *path);

gboolean source_language_is_cxx(SourceLanguage language);

/* The value of the compiler's -x option: "c", "c++", "c++-module"; NULL for OTHER. */
const char *source_language_option(SourceLanguage language);

/* The language that a value of -x means. Headers and preprocessed text count as their language. */
SourceLanguage source_language_from_option(const char *value);

#endif
