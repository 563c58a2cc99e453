/* Turns a compile command into the argument vector for clang_parseTranslationUnit2FullArgv().
 *
 * A CompilerCommand is what a command line says once the launchers before the compiler, the
 * outputs, the inputs and everything libclang does not understand are gone. It is not bound to the
 * file it was read for: composing it for another file is how a header borrows the flags of a
 * source. A CompilerCommand owns all it points to; composed vectors belong to the caller. */
#ifndef COROLINT_DRIVER_ARGUMENTS_H
#define COROLINT_DRIVER_ARGUMENTS_H

#include "driver/source_language.h"

typedef struct CompilerCommand {
    char *compiler;          /* argv[0] */
    GStrv options;           /* without -x, -std and inputs */
    char *standard;          /* a -std value every clang since 17 knows; NULL when none is given */
    SourceLanguage language; /* of the file it was read for; OTHER: nothing that can be linted */
    char *directory;         /* absolute; relative paths in options count from here */
    char *problem; /* what could not be followed (a lost response file); NULL when all was */
} CompilerCommand;

#define ARGUMENTS_ERROR (arguments_error_quark())
GQuark arguments_error_quark(void);

typedef enum ArgumentsError {
    ARGUMENTS_ERROR_NO_COMPILER, /* nothing but launchers, or nothing at all */
    ARGUMENTS_ERROR_MSVC,        /* cl and clang-cl command lines are not read */
} ArgumentsError;

/* Reads words, a command for `file` run in `directory` (both absolute). NULL and an ARGUMENTS_ERROR
 * when no command can be made of them. */
CompilerCommand *compiler_command_read(const char *const *words, const char *directory,
                                       const char *file, GError **error);

/* The command for a file of which nothing is known but its name: gnu17 or gnu++20, with the options
 * of flags (NULL for none) added. A -std or -x among them wins. */
CompilerCommand *compiler_command_default(const char *const *flags, const char *directory,
                                          const char *file);

/* The whole vector, argv[0] first and file (absolute) last, to parse file as `language`, which must
 * not be OTHER. When that is another language than the command's, its -std gives way to the
 * default. */
GStrv compiler_command_compose(const CompilerCommand *command, SourceLanguage language,
                               const char *file);

void compiler_command_free(CompilerCommand *command);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CompilerCommand, compiler_command_free)

#endif
