/* Code actions: silence a finding where it stands or at a helper on its way, explain its rule. */
#ifndef COROLINT_DRIVER_LSP_ACTIONS_H
#define COROLINT_DRIVER_LSP_ACTIONS_H

#include "driver/lsp/shown.h"

/* The one command the server knows; its argument is a rule's id. */
#define LSP_COMMAND_EXPLAIN "corolint.explainRule"

/* The result of textDocument/codeAction. texts: to make edits in. line_comments: `//` may be used.
 */
cJSON *lsp_actions(const LspShown *shown, LspRange range, LspTexts *texts, const LspClient *client,
                   gboolean line_comments);

#endif
