#include "driver/cache_manifest.h"

#include <string.h>

#include "model/checksum.h"

#define MANIFEST_MAGIC 0x4d464c43U
#define MANIFEST_LAYOUT 1U

/* Followed by the files, the problems and the texts. */
typedef struct ManifestHeader {
    guint32 magic;
    guint32 layout;
    guint64 checksum; /* of all that follows */
    guint64 size;     /* of everything */
    Digest facts;
    guint32 file_count;
    guint32 problem_count;
    guint32 text_size;
    guint32 unused;
} ManifestHeader;

#define CHECKED_FROM G_STRUCT_OFFSET(ManifestHeader, size)

struct ManifestDraft {
    GArray *files;
    GArray *problems;
    GByteArray *texts;
    GHashTable *directories; /* path to its offset + 1 */
};

static gsize whole_size(const ManifestHeader *header) {
    return sizeof *header + header->file_count * sizeof(ManifestFile) +
           header->problem_count * sizeof(guint32) + header->text_size;
}

static gboolean is_sound(const guint8 *data, gsize size) {
    ManifestHeader header;
    if (size < sizeof header)
        return FALSE;
    memcpy(&header, data, sizeof header);
    return header.magic == MANIFEST_MAGIC && header.layout == MANIFEST_LAYOUT &&
           header.size == size && whole_size(&header) == size && header.text_size > 0 &&
           data[size - 1] == '\0' &&
           header.checksum == checksum_of(data + CHECKED_FROM, size - CHECKED_FROM);
}

/* Every offset leads to a text. */
static gboolean is_sound_inside(const Manifest *manifest) {
    for (guint i = 0; i < manifest->file_count; i++) {
        const ManifestFile *file = &manifest->files[i];
        if (file->directory >= manifest->text_size ||
            (file->name & ~MANIFEST_FILE_MISSING) >= manifest->text_size)
            return FALSE;
    }
    for (guint i = 0; i < manifest->problem_count; i++)
        if (manifest->problems[i] >= manifest->text_size)
            return FALSE;
    return TRUE;
}

gboolean manifest_read(Manifest *manifest, GBytes *bytes) {
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    if (!is_sound(data, size))
        return FALSE;
    const ManifestHeader *header = (const ManifestHeader *)(const void *)data;
    const void *files = data + sizeof *header;
    const void *problems = (const ManifestFile *)files + header->file_count;
    *manifest =
        (Manifest){.files = files,
                   .file_count = header->file_count,
                   .facts = header->facts,
                   .texts = (const char *)problems + header->problem_count * sizeof(guint32),
                   .text_size = header->text_size,
                   .problems = problems,
                   .problem_count = header->problem_count};
    return is_sound_inside(manifest);
}

char *manifest_file_path(const Manifest *manifest, const ManifestFile *file) {
    return g_strconcat(manifest->texts + file->directory,
                       manifest->texts + (file->name & ~MANIFEST_FILE_MISSING), NULL);
}

static guint32 add_text(ManifestDraft *draft, const char *text, gsize length) {
    static const guint8 end = 0;
    guint32 offset = draft->texts->len;
    g_byte_array_append(draft->texts, (const guint8 *)text, (guint)length);
    g_byte_array_append(draft->texts, &end, 1);
    return offset;
}

ManifestDraft *manifest_draft_new(void) {
    ManifestDraft *draft = g_new0(ManifestDraft, 1);
    draft->files = g_array_new(FALSE, FALSE, sizeof(ManifestFile));
    draft->problems = g_array_new(FALSE, FALSE, sizeof(guint32));
    draft->texts = g_byte_array_new();
    draft->directories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    add_text(draft, "", 0);
    return draft;
}

void manifest_draft_free(ManifestDraft *draft) {
    g_array_unref(draft->files);
    g_array_unref(draft->problems);
    g_byte_array_unref(draft->texts);
    g_hash_table_unref(draft->directories);
    g_free(draft);
}

/* With its closing slash. */
static guint32 add_directory(ManifestDraft *draft, const char *path, gsize length) {
    char *directory = g_strndup(path, length);
    gpointer known = g_hash_table_lookup(draft->directories, directory);
    if (known) {
        g_free(directory);
        return GPOINTER_TO_UINT(known) - 1;
    }
    guint32 offset = add_text(draft, path, length);
    g_hash_table_insert(draft->directories, directory, GUINT_TO_POINTER(offset + 1));
    return offset;
}

void manifest_draft_add_file(ManifestDraft *draft, const FileState *state, const Digest *digest) {
    const char *slash = strrchr(state->path, '/');
    const char *name = slash ? slash + 1 : state->path;
    ManifestFile file = {.id = state->id,
                         .directory =
                             add_directory(draft, state->path, (gsize)(name - state->path)),
                         .name = add_text(draft, name, strlen(name))};
    if (digest)
        file.digest = *digest;
    else
        file.name |= MANIFEST_FILE_MISSING;
    g_array_append_val(draft->files, file);
}

void manifest_draft_add_problem(ManifestDraft *draft, const char *problem) {
    guint32 offset = add_text(draft, problem, strlen(problem));
    g_array_append_val(draft->problems, offset);
}

GBytes *manifest_draft_to_bytes(const ManifestDraft *draft, const Digest *facts) {
    ManifestHeader header = {.magic = MANIFEST_MAGIC,
                             .layout = MANIFEST_LAYOUT,
                             .facts = *facts,
                             .file_count = draft->files->len,
                             .problem_count = draft->problems->len,
                             .text_size = draft->texts->len};
    header.size = whole_size(&header);
    GByteArray *bytes = g_byte_array_sized_new((guint)header.size);
    g_byte_array_append(bytes, (const guint8 *)&header, sizeof header);
    g_byte_array_append(bytes, (const guint8 *)draft->files->data,
                        draft->files->len * (guint)sizeof(ManifestFile));
    g_byte_array_append(bytes, (const guint8 *)draft->problems->data,
                        draft->problems->len * (guint)sizeof(guint32));
    g_byte_array_append(bytes, draft->texts->data, draft->texts->len);
    header.checksum = checksum_of(bytes->data + CHECKED_FROM, header.size - CHECKED_FROM);
    memcpy(bytes->data, &header, sizeof header);
    return g_byte_array_free_to_bytes(bytes);
}
