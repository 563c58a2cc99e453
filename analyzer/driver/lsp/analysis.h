/* An analysis: a process that has joined and inferred a program, and tells its findings.
 *
 * It is a copy of the server that has been forked. First it tells the findings of all files. After
 * that it is asked, as often as wanted, what they are when some files say something else; for each
 * question it forks once more, so that its own program stays as it is, and a question that comes
 * while an earlier one is being answered replaces that. Nothing that goes wrong there is felt by
 * the server. When it has to know of other changes, another one is started. */
#ifndef COROLINT_DRIVER_LSP_ANALYSIS_H
#define COROLINT_DRIVER_LSP_ANALYSIS_H

#include "driver/settings.h"
#include "model/facts.h"

typedef struct LspAnalysis LspAnalysis;

/* What a file says. Borrowed. */
typedef struct LspFileFacts {
    const char *file;    /* absolute */
    Facts *facts;        /* that were read: they have bytes */
    gboolean incomplete; /* not all of it could be parsed */
} LspFileFacts;

/* The answer to a question; 0 is the one that nobody asked. findings (of Finding) are NULL when the
 * process has ended: nothing more comes from it then. The callee may free the analysis. */
typedef void (*LspAnalysisDone)(LspAnalysis *analysis, guint question, GPtrArray *findings,
                                gpointer data);

/* units: of LspFileFacts; whole: they are all that the program has; root is what paths in facts are
 * relative to; settings are not complete yet, and stay so here. All are only looked at while the
 * process is forked. NULL, with error set, when that is not possible. */
LspAnalysis *lsp_analysis_start(const GArray *units, gboolean whole, const char *root,
                                Settings *settings, LspAnalysisDone done, gpointer data,
                                GError **error);
/* Ends the process. */
void lsp_analysis_free(LspAnalysis *analysis);

/* Asks for the findings in files (of const char *, absolute) when changed files (of LspFileFacts)
 * say that. */
void lsp_analysis_ask(LspAnalysis *analysis, guint question, const GArray *changed,
                      const GPtrArray *files);

/* Whether it has told the findings of all files. */
gboolean lsp_analysis_is_ready(const LspAnalysis *analysis);

#endif
