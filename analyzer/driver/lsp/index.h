/* An index: the facts of all files of a project as they are on disk, from the cache or parsed in
 * worker processes, while the main loop runs on.
 *
 * A refresh looks at every file again and parses what has changed. */
#ifndef COROLINT_DRIVER_LSP_INDEX_H
#define COROLINT_DRIVER_LSP_INDEX_H

#include "driver/inputs.h"
#include "driver/options.h"
#include "model/facts.h"

typedef struct LspIndex LspIndex;

typedef struct LspIndexUnit {
    const InputUnit *unit; /* of the inputs */
    Facts *facts;          /* owned; NULL for none, or not yet */
    GPtrArray *problems;   /* of char *; NULL before it has been read */
    gboolean parsed;       /* by the last refresh: something it depends on is new */
} LspIndexUnit;

typedef struct LspIndexListener {
    /* Files have to be parsed: so many of so many are done. */
    void (*progress)(guint done, guint total, gpointer data);
    /* A refresh is through. changed: some file says something else than before. */
    void (*finished)(gboolean changed, gpointer data);
    gpointer data;
} LspIndexListener;

/* All but the listener is borrowed, and must outlive the index. Nothing is read yet. */
LspIndex *lsp_index_new(const Options *options, const Inputs *inputs, const char *root,
                        const LspIndexListener *listener);
/* Ends the worker processes. */
void lsp_index_free(LspIndex *index);

/* Begins, or begins anew: nothing here waits. */
void lsp_index_refresh(LspIndex *index);
/* Whether a refresh is going on. */
gboolean lsp_index_is_busy(const LspIndex *index);
/* Whether one has ever been through. */
gboolean lsp_index_is_complete(const LspIndex *index);

guint lsp_index_count(const LspIndex *index);
const LspIndexUnit *lsp_index_unit(const LspIndex *index, guint number);

#endif
