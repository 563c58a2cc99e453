#include "driver/cache_trim.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* No file takes that long to write. */
#define ABANDONED_SECONDS 3600

typedef struct CachedFile {
    char *path;
    guint64 size;
    gint64 modified; /* nanoseconds */
} CachedFile;

static void cached_file_clear(gpointer data) {
    g_free(((CachedFile *)data)->path);
}

static gboolean is_abandoned(const CachedFile *file) {
    gint64 age = g_get_real_time() * 1000 - file->modified;
    return age > ABANDONED_SECONDS * G_GINT64_CONSTANT(1000000000);
}

/* FALSE for what is no file of the cache, or not yet: another run is writing it. */
static gboolean look_at(const char *directory, const char *name, CachedFile *file) {
    struct stat status;
    g_autofree char *path = g_build_filename(directory, name, NULL);
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return FALSE;
    *file =
        (CachedFile){NULL, (guint64)status.st_size,
                     (gint64)status.st_mtim.tv_sec * 1000000000 + (gint64)status.st_mtim.tv_nsec};
    if (g_str_has_prefix(name, CACHE_TEMPORARY_PREFIX)) {
        if (is_abandoned(file))
            g_unlink(path);
        return FALSE;
    }
    file->path = g_steal_pointer(&path);
    return TRUE;
}

static GArray *list_files(const char *directory, guint64 *total) {
    GArray *files = g_array_new(FALSE, FALSE, sizeof(CachedFile));
    g_array_set_clear_func(files, cached_file_clear);
    g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);
    for (const char *name; entries && (name = g_dir_read_name(entries)) != NULL;) {
        CachedFile file;
        if (!look_at(directory, name, &file))
            continue;
        *total += file.size;
        g_array_append_val(files, file);
    }
    return files;
}

static int compare_age(gconstpointer left, gconstpointer right) {
    const CachedFile *a = left;
    const CachedFile *b = right;
    return (a->modified > b->modified) - (a->modified < b->modified);
}

void cache_trim(const char *directory, guint64 limit) {
    guint64 total = 0;
    g_autoptr(GArray) files = list_files(directory, &total);
    if (total <= limit)
        return;
    g_array_sort(files, compare_age);
    for (guint i = 0; i < files->len && total > limit - limit / 10; i++) {
        const CachedFile *file = &g_array_index(files, CachedFile, i);
        if (g_unlink(file->path) == 0)
            total -= file->size;
    }
}
