/* The language server's base protocol: bytes that arrive become messages, messages become bytes.
 *
 * A message is a header block ("Content-Length: N", maybe others, an empty line) and N bytes of
 * JSON. What is no header is told once and skipped up to the next Content-Length, so that one
 * client's slip does not end the session. */
#ifndef COROLINT_DRIVER_LSP_TRANSPORT_H
#define COROLINT_DRIVER_LSP_TRANSPORT_H

#include <glib.h>

/* A message larger than this is not waited for: no editor sends one. */
#define LSP_MESSAGE_MAX ((gsize)1 << 28)

typedef struct LspReader LspReader;

typedef enum LspReadState {
    LSP_READ_PARTIAL, /* more bytes are needed */
    LSP_READ_MESSAGE,
    LSP_READ_MALFORMED, /* something was skipped; ask again */
} LspReadState;

LspReader *lsp_reader_new(void);
void lsp_reader_free(LspReader *reader);

void lsp_reader_feed(LspReader *reader, const char *bytes, gsize size);

/* The next message. body is then its text (bytes and a NUL behind them), to be freed with
 * g_free(); for what is malformed problem says what is wrong with it (not owned). */
LspReadState lsp_reader_next(LspReader *reader, char **body, gsize *size, const char **problem);

/* Appends a message with its header. */
void lsp_frame_append(GString *out, const char *body);

#endif
