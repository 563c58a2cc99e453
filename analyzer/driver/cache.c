#include "driver/cache.h"

#include <string.h>

#include "driver/cache_manifest.h"
#include "driver/cache_store.h"
#include "driver/file_states.h"
#include "driver/toolchains.h"

#define KIND_MANIFEST "unit"
#define KIND_FACTS "facts"
#define KIND_FILES "files"

struct Cache {
    char *directory;
    CacheStore *store;
    FileStates *files;
    Digest files_name;
    GChecksum *build; /* what all keys begin with */
    guint damaged;
};

char *cache_default_directory(void) {
    return g_build_filename(g_get_user_cache_dir(), "corolint", NULL);
}

/* With the closing NUL, so that what follows cannot be taken for a part of it. */
static void add_to_key(GChecksum *key, const char *text) {
    g_checksum_update(key, (const guchar *)(text ? text : ""), text ? (gssize)strlen(text) + 1 : 1);
}

/* What tells this extraction from another. */
static GChecksum *build_key(void) {
    static const char *const variables[] = {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH",
                                            "OBJC_INCLUDE_PATH", "SDKROOT"};
    GChecksum *key = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *libclang = extract_libclang_version();
    add_to_key(key, extract_build);
    add_to_key(key, libclang);
    /* A home directory may be shared by machines of several kinds. */
    add_to_key(key, G_STRINGIFY(GLIB_SIZEOF_VOID_P));
    add_to_key(key, G_STRINGIFY(G_BYTE_ORDER));
    for (guint i = 0; i < G_N_ELEMENTS(variables); i++)
        add_to_key(key, g_getenv(variables[i]));
    g_autofree char *toolchains = toolchains_list("/");
    add_to_key(key, toolchains);
    return key;
}

static Digest files_name(const Cache *cache, const char *root) {
    g_autoptr(GChecksum) name = g_checksum_copy(cache->build);
    add_to_key(name, KIND_FILES);
    add_to_key(name, root);
    return digest_of_checksum(name);
}

static Digest request_key(const Cache *cache, const ExtractRequest *request) {
    g_autoptr(GChecksum) key = g_checksum_copy(cache->build);
    add_to_key(key, KIND_MANIFEST);
    add_to_key(key, request->root);
    add_to_key(key, request->directory);
    add_to_key(key, request->file);
    for (char **argument = request->arguments; *argument; argument++)
        add_to_key(key, *argument);
    return digest_of_checksum(key);
}

static void drop(Cache *cache, const Digest *name, const char *kind) {
    cache_store_drop(cache->store, name, kind);
    cache->damaged++;
}

Cache *cache_open(const char *directory, guint64 limit, const char *root) {
    Cache *cache = g_new0(Cache, 1);
    cache->directory = g_strdup(directory);
    cache->store = cache_store_new(directory, limit);
    cache->build = build_key();
    cache->files_name = files_name(cache, root);
    g_autoptr(GBytes) files = cache_store_read(cache->store, &cache->files_name, KIND_FILES);
    cache->files = file_states_new(files);
    if (!cache->files) {
        drop(cache, &cache->files_name, KIND_FILES);
        cache->files = file_states_new(NULL);
    }
    return cache;
}

static void tell_what_was_wrong(const Cache *cache) {
    const char *failure = cache_store_failure(cache->store);
    if (failure)
        g_printerr("corolint: the cache in %s cannot be written: %s; what is missing there is "
                   "parsed again next time\n",
                   cache->directory, failure);
    if (cache->damaged)
        g_printerr("corolint: %u damaged file%s in the cache in %s: dropped, and made anew\n",
                   cache->damaged, cache->damaged == 1 ? "" : "s", cache->directory);
}

void cache_close(Cache *cache) {
    g_autoptr(GBytes) files = file_states_to_bytes(cache->files);
    if (files)
        cache_store_write(cache->store, &cache->files_name, KIND_FILES,
                          g_bytes_get_data(files, NULL), g_bytes_get_size(files));
    tell_what_was_wrong(cache);
    cache_store_free(cache->store);
    file_states_free(cache->files);
    g_checksum_free(cache->build);
    g_free(cache->directory);
    g_free(cache);
}

/* Some options make libclang read more than it tells. */
static gboolean can_be_cached(const ExtractRequest *request) {
    static const char *const options[] = {"-fmodule",     "-fprebuilt-module", "-include-pch",
                                          "-ivfsoverlay", "-vfsoverlay",       "--config"};
    if (request->contents)
        return FALSE;
    for (char **argument = request->arguments; *argument; argument++)
        for (guint i = 0; i < G_N_ELEMENTS(options); i++)
            if (g_str_has_prefix(*argument, options[i]))
                return FALSE;
    return TRUE;
}

static gboolean file_is_unchanged(Cache *cache, const Manifest *manifest,
                                  const ManifestFile *file) {
    FileState *state = file_states_find(cache->files, file->id);
    if (!state) {
        g_autofree char *path = manifest_file_path(manifest, file);
        state = file_states_get(cache->files, path);
    }
    if (file->name & MANIFEST_FILE_MISSING)
        return !state->exists;
    const Digest *digest = file_state_digest(cache->files, state);
    return digest && digest_equal(digest, &file->digest);
}

static gboolean nothing_has_changed(Cache *cache, const Manifest *manifest) {
    for (guint i = 0; i < manifest->file_count; i++)
        if (!file_is_unchanged(cache, manifest, &manifest->files[i]))
            return FALSE;
    return TRUE;
}

static Facts *read_facts(Cache *cache, const Digest *name) {
    g_autoptr(GBytes) bytes = cache_store_read(cache->store, name, KIND_FACTS);
    if (!bytes) /* it was deleted for being old */
        return NULL;
    Facts *facts = facts_from_bytes(bytes, NULL);
    if (!facts)
        drop(cache, name, KIND_FACTS);
    return facts;
}

static gboolean find_by_manifest(Cache *cache, const Manifest *manifest, ExtractResult *result) {
    Facts *facts =
        nothing_has_changed(cache, manifest) ? read_facts(cache, &manifest->facts) : NULL;
    if (!facts)
        return FALSE;
    *result = extract_result_new();
    result->facts = facts;
    for (guint i = 0; i < manifest->problem_count; i++)
        g_ptr_array_add(result->problems, g_strdup(manifest->texts + manifest->problems[i]));
    return TRUE;
}

gboolean cache_find(Cache *cache, const ExtractRequest *request, ExtractResult *result) {
    if (!can_be_cached(request))
        return FALSE;
    Digest key = request_key(cache, request);
    g_autoptr(GBytes) bytes = cache_store_read(cache->store, &key, KIND_MANIFEST);
    Manifest manifest;
    if (!bytes)
        return FALSE;
    if (manifest_read(&manifest, bytes))
        return find_by_manifest(cache, &manifest, result);
    drop(cache, &key, KIND_MANIFEST);
    return FALSE;
}

/* Of what the parse has read. NULL when the file may have changed since. */
static const Digest *digest_read(Cache *cache, const ExtractSource *source, FileState *state,
                                 gint64 started) {
    if (source->kind == EXTRACT_SOURCE_YOUNG)
        return &source->digest;
    const Digest *digest = file_state_digest(cache->files, state);
    return digest && file_state_is_older(state, started) ? digest : NULL;
}

/* FALSE when what was read cannot be told for certain. */
static gboolean add_source(Cache *cache, ManifestDraft *draft, const ExtractSource *source,
                           gint64 started) {
    FileState *state = file_states_get_again(cache->files, source->path);
    if (source->kind == EXTRACT_SOURCE_MISSING) {
        manifest_draft_add_file(draft, state, NULL);
        return !state->exists;
    }
    const Digest *digest = digest_read(cache, source, state, started);
    if (!digest || !state->regular)
        return FALSE;
    manifest_draft_add_file(draft, state, digest);
    return TRUE;
}

static ManifestDraft *draft_of(Cache *cache, const ExtractResult *result) {
    g_autoptr(ManifestDraft) draft = manifest_draft_new();
    for (guint i = 0; i < result->sources->len; i++)
        if (!add_source(cache, draft, g_ptr_array_index(result->sources, i), result->started))
            return NULL;
    for (guint i = 0; i < result->problems->len; i++)
        manifest_draft_add_problem(draft, g_ptr_array_index(result->problems, i));
    return g_steal_pointer(&draft);
}

static gboolean keep_facts(Cache *cache, const Facts *facts, Digest *name) {
    gsize size = 0;
    gconstpointer bytes = g_bytes_get_data(facts->bytes, &size);
    *name = digest_of(bytes, size);
    return cache_store_has(cache->store, name, KIND_FACTS) ||
           cache_store_write(cache->store, name, KIND_FACTS, bytes, size);
}

void cache_keep(Cache *cache, const ExtractRequest *request, const ExtractResult *result) {
    Digest facts;
    if (!result->facts || !can_be_cached(request) || cache_store_failure(cache->store))
        return;
    g_autoptr(ManifestDraft) draft = draft_of(cache, result);
    if (!draft || !keep_facts(cache, result->facts, &facts))
        return;
    Digest key = request_key(cache, request);
    g_autoptr(GBytes) bytes = manifest_draft_to_bytes(draft, &facts);
    cache_store_write(cache->store, &key, KIND_MANIFEST, g_bytes_get_data(bytes, NULL),
                      g_bytes_get_size(bytes));
}
