#include "driver/lsp/settings_stamps.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "driver/compile_database.h"

struct LspStamps {
    GHashTable *known; /* what was looked for, to how it was */
};

LspStamps *lsp_stamps_new(void) {
    LspStamps *stamps = g_new0(LspStamps, 1);
    stamps->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return stamps;
}

void lsp_stamps_free(LspStamps *stamps) {
    if (!stamps)
        return;
    g_hash_table_unref(stamps->known);
    g_free(stamps);
}

static char *state_of(const char *path) {
    struct stat found;
    if (!path || stat(path, &found) != 0)
        return g_strdup("missing");
    return g_strdup_printf("%s %jd %jd.%09ld", path, (intmax_t)found.st_size,
                           (intmax_t)found.st_mtim.tv_sec, found.st_mtim.tv_nsec);
}

static gboolean has_changed(LspStamps *stamps, const char *what, const char *path) {
    g_autofree char *state = state_of(path);
    const char *before = g_hash_table_lookup(stamps->known, what);
    gboolean changed = before && strcmp(before, state) != 0;
    g_hash_table_insert(stamps->known, g_strdup(what), g_steal_pointer(&state));
    return changed;
}

gboolean lsp_stamps_database_changed(LspStamps *stamps, const char *build_dir,
                                     const char *directory) {
    g_autofree char *path = build_dir ? compile_database_path(build_dir, directory)
                                      : compile_database_search(directory);
    return has_changed(stamps, "database", path);
}

gboolean lsp_stamps_configurations_changed(LspStamps *stamps, const char *directory) {
    gboolean changed = FALSE;
    g_autofree char *at = g_strdup(directory);
    for (;;) {
        g_autofree char *path = g_build_filename(at, ".corolint.json", NULL);
        if (has_changed(stamps, path, path))
            changed = TRUE;
        if (strcmp(at, "/") == 0 || strcmp(at, ".") == 0)
            return changed;
        char *parent = g_path_get_dirname(at);
        g_free(at);
        at = parent;
    }
}
