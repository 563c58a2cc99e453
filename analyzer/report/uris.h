/* Paths as URIs. Free both with g_free(). */
#ifndef COROLINT_REPORT_URIS_H
#define COROLINT_REPORT_URIS_H

/* A path relative to some directory as a URI relative to that directory's; any bytes may be in it.
 */
char *uri_of_relative_path(const char *path);

/* An absolute path as a file: URI. */
char *uri_of_absolute_path(const char *path);

#endif
