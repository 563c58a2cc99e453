/* The language server: `corolint --lsp`, over standard input and output. */
#ifndef COROLINT_DRIVER_LSP_SERVER_H
#define COROLINT_DRIVER_LSP_SERVER_H

#include "driver/options.h"

/* Serves until the client says exit or is gone. Returns the exit status the protocol wants: 0 after
 * a shutdown, else 1. */
int lsp_server_run(const Options *options);

#endif
