/* The client, seen from the server: what it can do, and how it is talked to. */
#ifndef COROLINT_DRIVER_LSP_CLIENT_H
#define COROLINT_DRIVER_LSP_CLIENT_H

#include "driver/lsp/message.h"
#include "driver/lsp/output.h"
#include "model/finding.h"

typedef struct LspClient {
    LspOutput *output;
    LspEncoding encoding;
    gboolean watches_files; /* when asked to, by registration */
    gboolean shows_progress;
    gboolean shows_documents;
    gboolean relates; /* diagnostics may have related information */
    gboolean takes_markdown;
    gboolean checks_versions; /* of the documents that an edit is for */
    guint requests;           /* how many were sent */
} LspClient;

/* descriptor: where the client reads. */
LspClient *lsp_client_new(int descriptor);
void lsp_client_free(LspClient *client);

/* Takes what the parameters of initialize say. */
void lsp_client_learn(LspClient *client, const cJSON *params);

/* Both take over params or result; id as in message.h. */
void lsp_client_notify(LspClient *client, const char *method, cJSON *params);
void lsp_client_respond(LspClient *client, const cJSON *id, cJSON *result);
void lsp_client_refuse(LspClient *client, const cJSON *id, LspError error, const char *text);
/* Its answer is of no interest. */
void lsp_client_request(LspClient *client, const char *method, cJSON *params);

/* Errors and warnings are shown to the user, notes only logged. */
void lsp_client_tell(LspClient *client, Severity severity, const char *text);

/* A string for JSON: what is no UTF-8 in it is replaced. */
cJSON *lsp_json_text(const char *text);

#endif
