/* Hover: what is told of the findings under the pointer. */
#ifndef COROLINT_DRIVER_LSP_HOVER_H
#define COROLINT_DRIVER_LSP_HOVER_H

#include "driver/lsp/shown.h"

/* The result of textDocument/hover; NULL for nothing. */
cJSON *lsp_hover(const LspShown *shown, LspPosition position, const LspClient *client);

#endif
