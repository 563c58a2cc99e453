#include "report/uris.h"

#include <glib.h>

/* Beside letters, digits and "-._~". No colon: in front of the first slash it would end a scheme.
 */
#define LEFT_AS_THEY_ARE "/!$&'()*+,;=@"

char *uri_of_relative_path(const char *path) {
    return g_uri_escape_string(path, LEFT_AS_THEY_ARE, FALSE);
}

char *uri_of_absolute_path(const char *path) {
    g_autofree char *escaped = uri_of_relative_path(path);
    return g_strconcat("file://", escaped, NULL);
}
