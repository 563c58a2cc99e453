/* JSON-RPC messages of the language server protocol: what a client may send, looked at without
 * trust, and what is sent to it.
 *
 * Everything returned as cJSON belongs to the caller unless it says "borrowed". */
#ifndef COROLINT_DRIVER_LSP_MESSAGE_H
#define COROLINT_DRIVER_LSP_MESSAGE_H

#include <cjson/cJSON.h>
#include <glib.h>

#include "driver/lsp/text.h"

typedef enum LspError {
    LSP_ERROR_PARSE = -32700,
    LSP_ERROR_INVALID_REQUEST = -32600,
    LSP_ERROR_UNKNOWN_METHOD = -32601,
    LSP_ERROR_INVALID_PARAMS = -32602,
    LSP_ERROR_NOT_INITIALIZED = -32002,
    LSP_ERROR_CANCELLED = -32800,
} LspError;

/* One message from the client; all but tree is borrowed from tree. */
typedef struct LspMessage {
    cJSON *tree;
    const char *method;  /* NULL in a response */
    const cJSON *id;     /* NULL in a notification */
    const cJSON *params; /* an object or array; NULL for none */
} LspMessage;

/* NULL when the text is a message. Otherwise what is wrong with it (not owned), and the error to
 * answer with; message->id is then what id could be found. Clear the message in either case. */
const char *lsp_message_parse(const char *text, gsize size, LspMessage *message, LspError *error);
void lsp_message_clear(LspMessage *message);

/* Texts to send; id is copied, NULL stands for null. result, params and the like are taken over. */
char *lsp_response(const cJSON *id, cJSON *result);
char *lsp_error_response(const cJSON *id, LspError error, const char *text);
char *lsp_request(const char *id, const char *method, cJSON *params);
char *lsp_notification(const char *method, cJSON *params);

/* What stands at a path of member names ("textDocument", "uri", NULL); NULL when it is not there.
 * Borrowed. */
const cJSON *lsp_get(const cJSON *tree, ...) G_GNUC_NULL_TERMINATED;
/* The same for a string. */
const char *lsp_get_string(const cJSON *tree, ...) G_GNUC_NULL_TERMINATED;
gboolean lsp_is_true(const cJSON *value);
/* FALSE when value is no number from 0 to most. */
gboolean lsp_read_number(const cJSON *value, guint most, guint *number);
gboolean lsp_read_range(const cJSON *value, LspRange *range);

cJSON *lsp_range_json(LspRange range);

#endif
