/* What the PATH arguments and the compile databases say, made easy to ask: which entry a file has,
 * whether it lies under PATH, and whose flags it may borrow.
 *
 * An InputIndex owns all it points to. */
#ifndef COROLINT_DRIVER_INPUT_INDEX_H
#define COROLINT_DRIVER_INPUT_INDEX_H

#include "driver/arguments.h"
#include "driver/flag_donors.h"
#include "driver/inputs.h"
#include "driver/source_files.h"

/* A usable entry of a database: C or C++, with a compiler. */
typedef struct InputEntry {
    char *file;           /* absolute */
    const char *database; /* path of the database that lists it */
    CompilerCommand *command;
} InputEntry;

typedef struct InputIndex {
    SourceFiles *sources;
    GPtrArray *entries; /* of InputEntry, database after database in the order of their entries */
    FlagDonors *donors; /* the entries, to borrow from */
    GStrv flags;        /* NULL without "--" */
    char *working_directory;
    char *unsaved;        /* a file whose text comes from elsewhere; NULL for none */
    gboolean everything;  /* no PATH was given */
    GPtrArray *databases; /* the paths of the databases read */
    GPtrArray
        *reported_directories;  /* identities of the directories among the PATHs, in their order */
    GHashTable *reported_files; /* set of identities of the files under PATH */
    GHashTable *by_file;        /* identity of a file -> its first InputEntry */
    GHashTable *real_directories; /* directory -> its real path */
} InputIndex;

/* Expands the PATHs and reads the databases that belong to them. What goes wrong is added to
 * errors, an array of InputError. No database is read when nothing under PATH can be linted. */
InputIndex *input_index_new(const InputOptions *options, GPtrArray *errors);

/* Two paths of one file, one of them through a linked directory, have one identity. A linked file
 * keeps its own: builds link one source into many places on purpose. Belongs to the caller. */
char *input_index_identity(const InputIndex *index, const char *path);

/* Whether the file of that identity lies under PATH. */
gboolean input_index_is_reported(const InputIndex *index, const char *identity);

void input_index_free(InputIndex *index);

#endif
