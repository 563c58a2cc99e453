/* What the files of the server share: server.c (the loop, the lifecycle), server_documents.c
 * (documents, folders and files), server_telling.c (what projects say goes to the client),
 * server_questions.c (what is asked about documents). */
#ifndef COROLINT_DRIVER_LSP_SERVER_STATE_H
#define COROLINT_DRIVER_LSP_SERVER_STATE_H

#include "driver/lsp/client.h"
#include "driver/lsp/project.h"
#include "driver/lsp/shown.h"

typedef enum LspPhase {
    LSP_PHASE_NEW, /* nothing but initialize is answered */
    LSP_PHASE_SERVING,
    LSP_PHASE_SHUT_DOWN, /* nothing but exit is waited for */
} LspPhase;

typedef struct LspServer {
    Options options; /* the command line's, with what the client has set; texts are borrowed */
    char *build_dir; /* what the client has set; NULL for nothing */
    LspTimes times;
    LspClient *client;
    LspPhase phase;
    GMainLoop *loop;
    int status;
    GHashTable *documents;      /* normal URI to LspServerDocument */
    GHashTable *open;           /* the same to LspDocument, borrowed from there */
    GPtrArray *folders;         /* of char *: the workspace's */
    GPtrArray *projects;        /* of LspProject */
    GHashTable *progress;       /* project to the number of its progress (GINT) */
    GHashTable *configurations; /* path of one that is wrong to the project that said so */
    guint tokens;               /* of progress, so far */
} LspServer;

typedef struct LspServerDocument {
    LspDocument *document;
    LspProject *project;
    LspShown shown;
} LspServerDocument;

/* A method's part: params are not NULL for those that need any. */
typedef void (*LspHandler)(LspServer *server, const LspMessage *message);

/* server_documents.c */
void lsp_on_open(LspServer *server, const LspMessage *message);
void lsp_on_change(LspServer *server, const LspMessage *message);
void lsp_on_save(LspServer *server, const LspMessage *message);
void lsp_on_close(LspServer *server, const LspMessage *message);
void lsp_on_files(LspServer *server, const LspMessage *message);
void lsp_on_folders(LspServer *server, const LspMessage *message);
void lsp_on_configuration(LspServer *server, const LspMessage *message);
/* Makes the projects of the folders. */
void lsp_server_open_folders(LspServer *server);
/* Tells the client which files it should watch, when it can. */
void lsp_server_register(LspServer *server);
void lsp_server_document_free(gpointer document);
/* NULL when the message names no open document. */
LspServerDocument *lsp_server_document(const LspServer *server, const LspMessage *message);

/* server_telling.c */
LspProjectListener lsp_server_listener(LspServer *server);
/* What it said of configurations counts no more. */
void lsp_server_forget_project(LspServer *server, LspProject *project);

/* server_questions.c */
void lsp_on_hover(LspServer *server, const LspMessage *message);
void lsp_on_code_action(LspServer *server, const LspMessage *message);
void lsp_on_command(LspServer *server, const LspMessage *message);

#endif
