#include "driver/cache_store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "driver/bytes.h"
#include "driver/cache_trim.h"

#define SHARES 16U
/* Facts stay mapped as long as they are used, and Linux gives a process 65,530 maps: what comes
 * behind these is read. */
#define MAPS_MOST 30000U
#define PRIVATE_DIRECTORY 0700 /* facts tell of the sources they are of */
/* The time of a file's last use is written down no more often than that. */
#define USE_SECONDS 3600

struct CacheStore {
    char *directory;
    guint64 limit;
    guint maps;               /* how many files were mapped, whether or not they still are */
    gboolean written[SHARES]; /* a file in that one */
    char *failure;
};

CacheStore *cache_store_new(const char *directory, guint64 limit) {
    CacheStore *store = g_new0(CacheStore, 1);
    store->directory = g_strdup(directory);
    store->limit = limit;
    return store;
}

static char *share_path(const CacheStore *store, guint share) {
    return g_strdup_printf("%s/%x", store->directory, share);
}

void cache_store_free(CacheStore *store) {
    for (guint i = 0; i < SHARES; i++) {
        if (!store->written[i])
            continue;
        g_autofree char *share = share_path(store, i);
        cache_trim(share, store->limit / SHARES);
    }
    g_free(store->directory);
    g_free(store->failure);
    g_free(store);
}

static guint share_of(const Digest *name) {
    return name->bytes[0] >> 4;
}

static char *path_of(const CacheStore *store, const Digest *name, const char *kind) {
    char hex[DIGEST_HEX_SIZE];
    digest_to_hex(name, hex);
    return g_strdup_printf("%s/%x/%s.%s", store->directory, share_of(name), hex, kind);
}

static void note_use(int file, const struct stat *status) {
    if (status->st_mtime + USE_SECONDS < g_get_real_time() / G_USEC_PER_SEC)
        futimens(file, NULL); /* a cache that may only be read is used all the same */
}

static GBytes *map_file(int file) {
    GMappedFile *mapped = g_mapped_file_new_from_fd(file, FALSE, NULL);
    if (!mapped)
        return NULL;
    GBytes *bytes = g_mapped_file_get_bytes(mapped);
    g_mapped_file_unref(mapped);
    return bytes;
}

/* NULL when there is no memory for it, or another has cut it short. */
static GBytes *read_file(int file, gsize size) {
    guint8 *bytes = g_try_malloc(size + 1); /* one more, so that there is something */
    if (bytes && bytes_read(file, bytes, size))
        return g_bytes_new_take(bytes, size);
    g_free(bytes);
    return NULL;
}

GBytes *cache_store_read(CacheStore *store, const Digest *name, const char *kind) {
    g_autofree char *path = path_of(store, name, kind);
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return NULL;
    struct stat status;
    GBytes *bytes = NULL;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        bytes = store->maps < MAPS_MOST ? map_file(file) : read_file(file, (gsize)status.st_size);
        store->maps++;
        note_use(file, &status);
    }
    close(file);
    return bytes;
}

gboolean cache_store_has(const CacheStore *store, const Digest *name, const char *kind) {
    g_autofree char *path = path_of(store, name, kind);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/* After the first failure nothing more is tried: the disk will be as full for the next file. */
static gboolean set_failure(CacheStore *store, int code) {
    if (!store->failure)
        store->failure = g_strdup(g_strerror(code));
    return FALSE;
}

/* What backup programs look for, and leave out what lies beside it. So a directory that is somebody
 * else's too gets none. */
static void write_tag(const CacheStore *store) {
    static const char tag[] = "Signature: 8a477f597d28d172789f06886806bc55\n"
                              "# The cache of corolint. It may be deleted at any time.\n";
    g_autofree char *path = g_build_filename(store->directory, "CACHEDIR.TAG", NULL);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return;
    bytes_write(file, tag, strlen(tag));
    close(file);
}

/* Every time: somebody may delete the cache while it is being written to. */
static gboolean make_share(CacheStore *store, guint share) {
    g_autofree char *path = share_path(store, share);
    gboolean is_new = !g_file_test(store->directory, G_FILE_TEST_IS_DIR);
    if (g_mkdir_with_parents(path, PRIVATE_DIRECTORY) != 0)
        return FALSE;
    if (is_new)
        write_tag(store);
    store->written[share] = TRUE;
    return TRUE;
}

/* Under a name of its own first. Its bytes need not be on the disk before it is renamed: a file
 * that a crash of the machine cut short is told by its checksum. */
static gboolean write_file(const char *path, const char *share, gconstpointer bytes, gsize size) {
    g_autofree char *temporary = g_build_filename(share, CACHE_TEMPORARY_PREFIX "XXXXXX", NULL);
    int file = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return FALSE;
    gboolean written = bytes_write(file, bytes, size);
    int failure = errno;
    if (close(file) != 0 && written) {
        written = FALSE;
        failure = errno;
    }
    if (written && g_rename(temporary, path) == 0)
        return TRUE;
    if (written)
        failure = errno;
    g_unlink(temporary);
    errno = failure;
    return FALSE;
}

gboolean cache_store_write(CacheStore *store, const Digest *name, const char *kind,
                           gconstpointer bytes, gsize size) {
    /* What is larger than its share would be deleted at the end of this run. */
    if (store->failure || size > store->limit / SHARES)
        return FALSE;
    g_autofree char *path = path_of(store, name, kind);
    g_autofree char *share = share_path(store, share_of(name));
    if (!make_share(store, share_of(name)) || !write_file(path, share, bytes, size))
        return set_failure(store, errno);
    return TRUE;
}

void cache_store_drop(CacheStore *store, const Digest *name, const char *kind) {
    g_autofree char *path = path_of(store, name, kind);
    g_unlink(path);
}

const char *cache_store_failure(const CacheStore *store) {
    return store->failure;
}
