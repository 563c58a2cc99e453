/* What is linted: ties the PATH arguments, the compile database and `-- FLAGS` together into units,
 * each one file with the argument vector to parse it by.
 *
 * Every unit of the database is there, because also code that nobody asked about tells what a call
 * does; `reported` says which units were asked about. An Inputs owns all it points to. Nothing here
 * fails as a whole: what cannot be used is told in `errors`, and the rest goes on. */
#ifndef COROLINT_DRIVER_INPUTS_H
#define COROLINT_DRIVER_INPUTS_H

#include <glib.h>

typedef struct InputOptions {
    const char *const *paths;              /* PATH arguments; NULL or empty: the whole database */
    const char *build_dir;                 /* -p; NULL: look for the database */
    const char *const *flags_after_dashes; /* what stood after "--"; NULL when there was no "--" */
    const char *working_directory;         /* absolute */
    const char *unsaved; /* absolute; a file that need not exist, for its text comes from elsewhere;
                            NULL for none */
} InputOptions;

typedef struct InputUnit {
    char *file;        /* absolute */
    char *directory;   /* absolute; relative names that libclang returns count from here */
    GStrv arguments;   /* for clang_parseTranslationUnit2FullArgv(), with source_filename NULL */
    gboolean reported; /* lies under PATH; TRUE for all when there is no PATH */
    gboolean borrowed; /* the flags are another file's */
    gboolean guessed;  /* the flags are the default ones, for there is no database */
    gboolean spare;    /* a named header beside a database: of use when no other unit includes it */
    gboolean excluded; /* a configuration says so: that it has problems is nobody's concern */
} InputUnit;

typedef struct Inputs {
    GPtrArray *units;  /* of InputUnit, sorted by file; one file's in the order of the database */
    GPtrArray *errors; /* of InputError (driver/input_error.h), in the order they were met */
    struct InputIndex *index; /* private */
} Inputs;

/* Never NULL. options is not kept. */
Inputs *inputs_collect(const InputOptions *options);

/* TRUE when path (absolute) lies under one of the PATHs, or there are none. For findings in
 * headers. */
gboolean inputs_path_is_reported(const Inputs *inputs, const char *path);

/* What is the same for all paths (absolute) of one file. Free with g_free(). */
char *inputs_identity(const Inputs *inputs, const char *path);

/* Whether the units are a whole program as far as one can tell: a database or a directory lists
 * them, not the command line file by file. */
gboolean inputs_are_a_program(const Inputs *inputs);

/* A unit for one file (absolute; it need not exist), for an editor: as the database has it, as --
 * FLAGS say, or with borrowed or default flags. NULL when its name does not say C or C++ and
 * nothing else does. Belongs to the caller: input_unit_free(). */
InputUnit *inputs_unit_for_file(const Inputs *inputs, const char *path);

void input_unit_free(InputUnit *unit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(InputUnit, input_unit_free)

void inputs_free(Inputs *inputs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Inputs, inputs_free)

#endif
