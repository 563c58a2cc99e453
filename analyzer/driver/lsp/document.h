/* A document the client has open: what counts is its text here, not what the disk holds. */
#ifndef COROLINT_DRIVER_LSP_DOCUMENT_H
#define COROLINT_DRIVER_LSP_DOCUMENT_H

#include "driver/lsp/message.h"
#include "driver/lsp/text.h"

typedef struct LspDocument {
    char *uri;     /* as the client spells it */
    char *path;    /* absolute; made up for a document that is no file */
    gboolean file; /* a file, be it that it does not exist */
    gint64 version;
    LspText *text;
} LspDocument;

/* From the TextDocumentItem of didOpen; directory is where a document that is no file is supposed
 * to be. NULL when item is none, or a directory, or in another language. */
LspDocument *lsp_document_open(const cJSON *item, const char *directory);
void lsp_document_free(LspDocument *document);

/* Takes over path. */
void lsp_document_set_path(LspDocument *document, char *path);

/* Applies the contentChanges of didChange, all or none. FALSE when they are malformed. */
gboolean lsp_document_change(LspDocument *document, const cJSON *params, LspEncoding encoding);

#endif
