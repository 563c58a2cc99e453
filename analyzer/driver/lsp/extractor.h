/* An extractor: one worker process (driver/worker.h) that parses a file at a time while the main
 * loop runs on. What it dies of costs that file; the next request gets another process. */
#ifndef COROLINT_DRIVER_LSP_EXTRACTOR_H
#define COROLINT_DRIVER_LSP_EXTRACTOR_H

#include "extract/extract.h"

typedef struct LspExtractor LspExtractor;

/* The result stays the caller's, but its facts may be taken out. The callee may start the next
 * request, and not free the extractor. */
typedef void (*LspExtractorDone)(ExtractResult *result, gpointer data);

/* program: how corolint is started (not copied). timeout: for one file; 0: no limit. */
LspExtractor *lsp_extractor_new(const char *program, guint timeout_seconds);
/* Ends the process, at once when it is busy. */
void lsp_extractor_free(LspExtractor *extractor);

gboolean lsp_extractor_is_busy(const LspExtractor *extractor);
/* Copies the request. It must not be busy; done is called from the main loop, never from here. */
void lsp_extractor_start(LspExtractor *extractor, const ExtractRequest *request,
                         LspExtractorDone done, gpointer data);
/* Gives up what it is busy with: done is not called. */
void lsp_extractor_cancel(LspExtractor *extractor);

#endif
