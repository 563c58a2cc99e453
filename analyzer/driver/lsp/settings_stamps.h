/* Whether what decides how files are read, the compile database and the configurations, is as it
 * was when it was looked at last: not every client tells when that changes.
 *
 * Only looks at the files' sizes and times. */
#ifndef COROLINT_DRIVER_LSP_SETTINGS_STAMPS_H
#define COROLINT_DRIVER_LSP_SETTINGS_STAMPS_H

#include <glib.h>

typedef struct LspStamps LspStamps;

LspStamps *lsp_stamps_new(void);
void lsp_stamps_free(LspStamps *stamps);

/* TRUE when the database for a directory is another one than before. build_dir is -p's, NULL for
 * none. What is looked at for the first time has not changed. */
gboolean lsp_stamps_database_changed(LspStamps *stamps, const char *build_dir,
                                     const char *directory);
/* The same for the configurations in a directory and above. */
gboolean lsp_stamps_configurations_changed(LspStamps *stamps, const char *directory);

#endif
