/* Reads a unified diff, as `git diff` and `diff -u` print it.
 *
 * A Patch owns its files and lines. What it says of the old version is kept only where lines were
 * taken out. Names are those of the new version as they stand there, "b/" and all. */
#ifndef COROLINT_DRIVER_PATCH_H
#define COROLINT_DRIVER_PATCH_H

#include <glib.h>

/* A line of the new version. */
typedef struct PatchLine {
    guint number;   /* in the file, from 1 */
    guint at;       /* line of the patch */
    gboolean added; /* otherwise it only stands around what is changed */
    char *text;     /* owned; without its line break */
} PatchLine;

typedef struct PatchFile {
    char *name;
    guint at;         /* line of the patch that names it */
    gboolean unseen;  /* it has changed, as a binary file: its lines are not in the patch */
    GPtrArray *lines; /* of PatchLine */
    GArray *gaps;     /* of guint: lines of the new version behind which lines were taken out and
                         none put in; 0: at the top */
} PatchFile;

typedef struct Patch {
    GPtrArray *files; /* of PatchFile; deleted files are left out */
    char *fault;      /* why it could not be read to its end, behind "LINE: "; NULL when it was */
} Patch;

/* name: what faults call the patch. Never NULL. */
Patch *patch_read(const char *name, const char *text, gsize length);
void patch_free(Patch *patch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Patch, patch_free)

#endif
