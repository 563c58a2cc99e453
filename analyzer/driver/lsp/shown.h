/* What is shown of a document: its findings as diagnostics, kept for the questions that the client
 * asks about them. */
#ifndef COROLINT_DRIVER_LSP_SHOWN_H
#define COROLINT_DRIVER_LSP_SHOWN_H

#include "driver/lsp/client.h"
#include "driver/lsp/document.h"

/* Texts by path, open documents first. */
typedef struct LspTexts LspTexts;

LspTexts *lsp_texts_new(GHashTable *documents);
void lsp_texts_free(LspTexts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LspTexts, lsp_texts_free)
/* NULL when it cannot be read. Borrowed. */
LspText *lsp_texts_get(LspTexts *texts, const char *path);
/* The document that is open for path; NULL for none. Borrowed. */
const LspDocument *lsp_texts_document(const LspTexts *texts, const char *path);
/* The range as the client counts. */
LspRange lsp_texts_range(LspTexts *texts, const SourceRange *range, LspEncoding encoding);
/* The URI of a file: as the client spells it when it is open. Free with g_free(). */
char *lsp_texts_uri(const LspTexts *texts, const char *path);

typedef struct LspShownFinding {
    const Finding *finding; /* of the list in LspShown */
    LspRange range;
} LspShownFinding;

typedef struct LspShown {
    GPtrArray *list; /* of Finding, a reference; NULL for nothing */
    GArray *own;     /* of LspShownFinding: those that lie in the document */
    LspText *text;   /* what they were found in; NULL for nothing */
    char *published; /* what was sent last; NULL for nothing */
} LspShown;

/* documents: uri to LspDocument. findings and problems as of LspProjectListener. */
void lsp_shown_publish(LspShown *shown, LspClient *client, GHashTable *documents,
                       const LspDocument *document, const GPtrArray *findings,
                       const GPtrArray *problems);
/* Nothing is shown any more. */
void lsp_shown_withdraw(LspShown *shown, LspClient *client, const LspDocument *document);
void lsp_shown_clear(LspShown *shown);
/* Whether the document's text is the one that they were found in. */
gboolean lsp_shown_is_current(const LspShown *shown, const LspDocument *document);

/* One diagnostic. severity as the protocol counts. */
cJSON *lsp_diagnostic(LspRange range, int severity, const char *code, const char *message);

/* Whether two ranges have a position in common. */
gboolean lsp_ranges_touch(LspRange left, LspRange right);

#endif
