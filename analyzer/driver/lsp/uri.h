/* URIs of documents, and the paths of those that are files. */
#ifndef COROLINT_DRIVER_LSP_URI_H
#define COROLINT_DRIVER_LSP_URI_H

#include <glib.h>

/* The absolute path, without `.` and `..`; NULL for another scheme, another host, or what is no
 * URI. To be freed with g_free(). */
char *lsp_uri_to_path(const char *uri);
/* And back: every byte that may not stand in a URI is encoded. */
char *lsp_uri_of_path(const char *path);

/* One spelling for all of one document: `file:///a%2Fb` and `file:///a/b` are the same. */
char *lsp_uri_normal(const char *uri);

#endif
