/* What is known of single compiler options: their shape, and what becomes of each before libclang
 * sees it.
 *
 * libclang only checks syntax, so whatever writes files, steers code generation or linking, or
 * turns warnings into errors goes. So does what gcc knows and clang does not: libclang answers some
 * of it with an error and some of it with no translation unit at all. Everything not listed here is
 * kept. Constant data and pure functions; nothing is allocated. What values an option may have:
 * compiler_values.h. */
#ifndef COROLINT_DRIVER_COMPILER_OPTIONS_H
#define COROLINT_DRIVER_COMPILER_OPTIONS_H

#include <glib.h>

typedef enum OptionFate {
    OPTION_KEEP,
    OPTION_DROP,
    OPTION_LANGUAGE,          /* -x */
    OPTION_STANDARD,          /* -std= */
    OPTION_INCLUDE,           /* -include */
    OPTION_PROCESSOR,         /* -march=, -mcpu= */
    OPTION_ABI,               /* -mabi= */
    OPTION_TARGET,            /* --target= */
    OPTION_WORKING_DIRECTORY, /* -working-directory= */
    OPTION_DRIVER_MODE,       /* --driver-mode= */
    OPTION_PREPROCESSOR_LIST, /* -Wp,a,b */
    OPTION_PREPROCESSOR_WORD, /* -Xpreprocessor a */
    OPTION_FRONTEND_WORD,     /* -Xclang a */
} OptionFate;

typedef struct Option {
    OptionFate fate;
    const char *name;  /* without a joined value: "-std=", "-I"; the word itself when nothing is
                          known of it */
    const char *value; /* joined to the word; NULL when there is none or the next word is it */
    gboolean value_follows; /* the next word is the value */
} Option;

/* Reads one word that starts with a dash. The pointers go into word or into constants. */
Option compiler_option_read(const char *word);

/* TRUE for words handed to the preprocessor (through -Wp, or -Xpreprocessor) that may stay: those
 * that define macros or add directories. *takes_value tells whether the next handed word is their
 * value. */
gboolean compiler_preprocessor_word_stays(const char *word, gboolean *takes_value);

/* The same for words handed to clang's front end with -Xclang. */
gboolean compiler_frontend_word_stays(const char *word, gboolean *takes_value);

#endif
