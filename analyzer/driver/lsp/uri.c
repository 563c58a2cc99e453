#include "driver/lsp/uri.h"

#include <string.h>

static gboolean is_this_host(const char *host, gsize length) {
    return length == 0 ||
           (length == strlen("localhost") && g_ascii_strncasecmp(host, "localhost", length) == 0);
}

/* `/c:/dir` of a client on Windows: its paths begin with the drive. */
static const char *without_drive_slash(const char *path) {
    gboolean drive = path[0] == '/' && g_ascii_isalpha(path[1]) && path[2] == ':';
    return drive && G_DIR_SEPARATOR == '\\' ? path + 1 : path;
}

char *lsp_uri_to_path(const char *uri) {
    static const char scheme[] = "file:";
    if (!uri || g_ascii_strncasecmp(uri, scheme, strlen(scheme)) != 0)
        return NULL;
    const char *rest = uri + strlen(scheme);
    if (g_str_has_prefix(rest, "//")) {
        gsize host = strcspn(rest + 2, "/");
        if (!is_this_host(rest + 2, host))
            return NULL;
        rest += 2 + host;
    }
    if (*rest != '/')
        return NULL;
    gsize length = strcspn(rest, "?#");
    g_autofree char *path = g_uri_unescape_segment(rest, rest + length, NULL);
    if (!path) /* "%00", or "%" with no digits behind */
        return NULL;
    return g_canonicalize_filename(without_drive_slash(path), "/");
}

char *lsp_uri_of_path(const char *path) {
    GString *uri = g_string_new("file://");
    g_string_append_uri_escaped(uri, path, "/:@!$&'()*+,;=", FALSE);
    return g_string_free(uri, FALSE);
}

char *lsp_uri_normal(const char *uri) {
    g_autofree char *path = lsp_uri_to_path(uri);
    return path ? lsp_uri_of_path(path) : g_strdup(uri);
}
