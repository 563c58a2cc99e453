/* Bytes on their way to a descriptor, written whenever it takes some: whoever writes never waits
 * for a reader. */
#ifndef COROLINT_DRIVER_LSP_OUTPUT_H
#define COROLINT_DRIVER_LSP_OUTPUT_H

#include <glib.h>

typedef struct LspOutput LspOutput;

/* The descriptor stays the caller's, and does not block from now on. */
LspOutput *lsp_output_new(int descriptor);
/* What is not written yet is lost: see lsp_output_flush(). */
void lsp_output_free(LspOutput *output);

/* Copies the bytes. */
void lsp_output_write(LspOutput *output, gconstpointer bytes, gsize size);
/* Waits until all is written, or cannot be, or that time is over. */
void lsp_output_flush(LspOutput *output, guint milliseconds);
/* Whether nobody reads any more. */
gboolean lsp_output_is_closed(const LspOutput *output);

#endif
