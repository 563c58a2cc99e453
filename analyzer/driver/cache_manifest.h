/* What the cache knows of one parse: the files it depended on, each with the digest of what was
 * read, the problems it had, and under which name its facts are kept.
 *
 * A manifest that is read borrows all of it from its bytes. */
#ifndef COROLINT_DRIVER_CACHE_MANIFEST_H
#define COROLINT_DRIVER_CACHE_MANIFEST_H

#include "driver/file_states.h"

/* One of the files. Its path is in two parts, for most directories hold many of them. */
typedef struct ManifestFile {
    guint64 id; /* file_states_id() of the path */
    Digest digest;
    guint32 directory; /* offset into the texts */
    guint32 name;      /* the same; or MANIFEST_FILE_MISSING with that offset */
} ManifestFile;

/* There must be no such file. */
#define MANIFEST_FILE_MISSING 0x80000000U

typedef struct Manifest {
    const ManifestFile *files;
    guint file_count;
    Digest facts;
    const char *texts;
    gsize text_size;
    const guint32 *problems; /* offsets into the texts */
    guint problem_count;
} Manifest;

/* FALSE when the bytes are no manifest, cut short or damaged. */
gboolean manifest_read(Manifest *manifest, GBytes *bytes);

/* To be freed with g_free(). */
char *manifest_file_path(const Manifest *manifest, const ManifestFile *file);

/* A manifest that is being written. */
typedef struct ManifestDraft ManifestDraft;

ManifestDraft *manifest_draft_new(void);
void manifest_draft_free(ManifestDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ManifestDraft, manifest_draft_free)

/* digest is NULL for a file that is missing. */
void manifest_draft_add_file(ManifestDraft *draft, const FileState *state, const Digest *digest);
void manifest_draft_add_problem(ManifestDraft *draft, const char *problem);
GBytes *manifest_draft_to_bytes(const ManifestDraft *draft, const Digest *facts);

#endif
