/* What the files of a project hold now: their digests, without reading them more than needed.
 *
 * A file is looked at once in a run. What it held when it had the same size and times before is
 * known from an earlier run; otherwise it is read. A digest is handed on to the next run only when
 * the file was older than the reading of it: one that changes within the same tick of the clock
 * keeps its times (what git calls racily clean).
 *
 * A FileStates owns its FileState; they live as long as it does. */
#ifndef COROLINT_DRIVER_FILE_STATES_H
#define COROLINT_DRIVER_FILE_STATES_H

#include "model/digest.h"

/* What tells that a file was not touched. Zero when there is no file. */
typedef struct FileStamp {
    guint64 size;
    gint64 modified; /* nanoseconds since the epoch */
    gint64 changed;  /* the same, of its content, name or permissions */
    guint64 inode;
} FileStamp;

typedef struct FileState {
    char *path;
    guint64 id; /* by which manifests refer to the path */
    FileStamp stamp;
    gboolean exists;  /* anything of that name */
    gboolean regular; /* and it can be read like a file */
    gboolean known;   /* the digest is that of what the file held when it had this stamp */
    gboolean lasting; /* and can be relied on in later runs */
    Digest digest;
    guint32 used; /* the day of its last use */
} FileState;

typedef struct FileStates FileStates;

/* bytes: what file_states_to_bytes() gave an earlier run; NULL for none. NULL when they are
 * something else. */
FileStates *file_states_new(GBytes *bytes);
void file_states_free(FileStates *states);

guint64 file_states_id(const char *path);
/* As the file was when it was first asked for. NULL for an id that nobody has asked for by its
 * path.
 */
FileState *file_states_find(const FileStates *states, guint64 id);
FileState *file_states_get(FileStates *states, const char *path);
/* As the file is now. */
FileState *file_states_get_again(FileStates *states, const char *path);

/* The digest of what the file holds; NULL when it cannot be read, or is no regular file. */
const Digest *file_state_digest(FileStates *states, FileState *state);
/* Whether nobody has written to the file since that time (microseconds since the epoch), as far as
 * clocks can tell. */
gboolean file_state_is_older(const FileState *state, gint64 time);

/* NULL when there is nothing new in it. */
GBytes *file_states_to_bytes(const FileStates *states);

#endif
