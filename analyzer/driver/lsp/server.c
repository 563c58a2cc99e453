#include "driver/lsp/server.h"

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "driver/lsp/actions.h"
#include "driver/lsp/server_state.h"
#include "driver/lsp/transport.h"
#include "driver/lsp/uri.h"

#define READ_BYTES 65536U
#define DEBOUNCE_MILLISECONDS 50U
#define IDLE_MILLISECONDS 1000U
#define MILLISECONDS_MOST 60000U
#define PARENT_SECONDS 3U

typedef struct Session {
    LspServer server;
    LspReader *reader;
    GQueue *queue; /* of LspMessage: what has arrived and is not dealt with */
    guint input;
    guint parent_timer;
    pid_t parent;
} Session;

/* The lifecycle. */

static void end(LspServer *server) {
    server->status = server->phase == LSP_PHASE_SHUT_DOWN ? EXIT_SUCCESS : EXIT_FAILURE;
    g_main_loop_quit(server->loop);
}

static void add_folder(LspServer *server, const char *uri) {
    char *path = uri ? lsp_uri_to_path(uri) : NULL;
    if (path)
        g_ptr_array_add(server->folders, path);
}

static void take_folders(LspServer *server, const cJSON *params) {
    const cJSON *folders = lsp_get(params, "workspaceFolders", NULL);
    const cJSON *folder = NULL;
    cJSON_ArrayForEach(folder, folders) add_folder(server, lsp_get_string(folder, "uri", NULL));
    if (server->folders->len == 0)
        add_folder(server, lsp_get_string(params, "rootUri", NULL));
    const char *path = lsp_get_string(params, "rootPath", NULL);
    if (server->folders->len == 0 && path && g_path_is_absolute(path))
        g_ptr_array_add(server->folders, g_canonicalize_filename(path, NULL));
}

static void take_time(const cJSON *options, const char *name, guint *milliseconds) {
    lsp_read_number(lsp_get(options, name, NULL), MILLISECONDS_MOST, milliseconds);
}

static void take_options(LspServer *server, const cJSON *params) {
    const cJSON *options = lsp_get(params, "initializationOptions", NULL);
    const char *build = lsp_get_string(options, "buildDirectory", NULL);
    take_time(options, "debounceMilliseconds", &server->times.debounce);
    take_time(options, "idleMilliseconds", &server->times.idle);
    if (build && *build) {
        server->build_dir = g_strdup(build);
        server->options.build_dir = server->build_dir;
    }
}

static gboolean on_parent_timer(gpointer data) {
    Session *session = data;
    if (kill(session->parent, 0) == 0 || errno == EPERM)
        return G_SOURCE_CONTINUE;
    session->parent_timer = 0;
    end(&session->server);
    return G_SOURCE_REMOVE;
}

/* A client that dies need not close its pipes: another process may have them, too. */
static void watch_parent(Session *session, const cJSON *params) {
    guint process = 0;
    if (!lsp_read_number(lsp_get(params, "processId", NULL), G_MAXINT, &process) || process == 0)
        return;
    session->parent = (pid_t)process;
    session->parent_timer = g_timeout_add_seconds(PARENT_SECONDS, on_parent_timer, session);
}

static cJSON *sync_json(void) {
    cJSON *sync = cJSON_CreateObject();
    cJSON_AddTrueToObject(sync, "openClose");
    cJSON_AddNumberToObject(sync, "change", 2); /* incremental */
    cJSON_AddFalseToObject(cJSON_AddObjectToObject(sync, "save"), "includeText");
    return sync;
}

static void add_list(cJSON *object, const char *name, const char *only) {
    cJSON_AddItemToArray(cJSON_AddArrayToObject(object, name), cJSON_CreateString(only));
}

static cJSON *capabilities_json(const LspServer *server) {
    cJSON *result = cJSON_CreateObject();
    cJSON *can = cJSON_AddObjectToObject(result, "capabilities");
    cJSON_AddStringToObject(can, "positionEncoding", lsp_encoding_name(server->client->encoding));
    cJSON_AddItemToObject(can, "textDocumentSync", sync_json());
    cJSON_AddTrueToObject(can, "hoverProvider");
    add_list(cJSON_AddObjectToObject(can, "codeActionProvider"), "codeActionKinds", "quickfix");
    add_list(cJSON_AddObjectToObject(can, "executeCommandProvider"), "commands",
             LSP_COMMAND_EXPLAIN);
    cJSON *folders =
        cJSON_AddObjectToObject(cJSON_AddObjectToObject(can, "workspace"), "workspaceFolders");
    cJSON_AddTrueToObject(folders, "supported");
    cJSON_AddTrueToObject(folders, "changeNotifications");
    cJSON *info = cJSON_AddObjectToObject(result, "serverInfo");
    cJSON_AddStringToObject(info, "name", "corolint");
    cJSON_AddStringToObject(info, "version", COROLINT_VERSION);
    return result;
}

static void on_initialize(LspServer *server, const LspMessage *message) {
    if (!cJSON_IsObject(lsp_get(message->params, "capabilities", NULL))) {
        lsp_client_refuse(server->client, message->id, LSP_ERROR_INVALID_PARAMS,
                          "initialize needs the client's capabilities");
        return;
    }
    lsp_client_learn(server->client, message->params);
    take_folders(server, message->params);
    take_options(server, message->params);
    watch_parent((Session *)server, message->params);
    server->phase = LSP_PHASE_SERVING;
    lsp_client_respond(server->client, message->id, capabilities_json(server));
}

static void on_initialized(LspServer *server, const LspMessage *message) {
    (void)message;
    lsp_server_register(server);
    lsp_server_open_folders(server);
}

/* Nothing is told after that; the documents' projects end here, before the process does. */
static void on_shutdown(LspServer *server, const LspMessage *message) {
    server->phase = LSP_PHASE_SHUT_DOWN;
    g_hash_table_remove_all(server->open);
    g_hash_table_remove_all(server->documents);
    g_ptr_array_set_size(server->projects, 0);
    lsp_client_respond(server->client, message->id, NULL);
}

static void on_exit_wanted(LspServer *server, const LspMessage *message) {
    (void)message;
    end(server);
}

/* Dispatch. */

typedef struct Method {
    const char *name;
    gboolean request;
    gboolean needs_params;
    LspHandler handler;
} Method;

static const Method methods[] = {
    {"initialize", TRUE, TRUE, on_initialize},
    {"initialized", FALSE, FALSE, on_initialized},
    {"shutdown", TRUE, FALSE, on_shutdown},
    {"exit", FALSE, FALSE, on_exit_wanted},
    {"textDocument/didOpen", FALSE, TRUE, lsp_on_open},
    {"textDocument/didChange", FALSE, TRUE, lsp_on_change},
    {"textDocument/didSave", FALSE, TRUE, lsp_on_save},
    {"textDocument/didClose", FALSE, TRUE, lsp_on_close},
    {"textDocument/hover", TRUE, TRUE, lsp_on_hover},
    {"textDocument/codeAction", TRUE, TRUE, lsp_on_code_action},
    {"workspace/executeCommand", TRUE, TRUE, lsp_on_command},
    {"workspace/didChangeWatchedFiles", FALSE, TRUE, lsp_on_files},
    {"workspace/didChangeWorkspaceFolders", FALSE, TRUE, lsp_on_folders},
    {"workspace/didChangeConfiguration", FALSE, FALSE, lsp_on_configuration},
};

static const Method *find_method(const char *name) {
    for (guint i = 0; i < G_N_ELEMENTS(methods); i++)
        if (strcmp(methods[i].name, name) == 0)
            return &methods[i];
    return NULL;
}

/* NULL when a request may be answered now; else why it is not. */
static const char *why_not(const LspServer *server, const LspMessage *message, const Method *method,
                           LspError *error) {
    gboolean initialize = method && method->handler == on_initialize;
    *error = LSP_ERROR_NOT_INITIALIZED;
    if (server->phase == LSP_PHASE_NEW && !initialize)
        return "initialize comes first";
    *error = LSP_ERROR_INVALID_REQUEST;
    if (server->phase == LSP_PHASE_SHUT_DOWN)
        return "the server is shut down";
    if (initialize && server->phase != LSP_PHASE_NEW)
        return "initialize comes once";
    *error = LSP_ERROR_UNKNOWN_METHOD;
    if (!method)
        return "there is no such method";
    *error = LSP_ERROR_INVALID_REQUEST;
    if (!method->request)
        return "this method is a notification";
    *error = LSP_ERROR_INVALID_PARAMS;
    return method->needs_params && !cJSON_IsObject(message->params) ? "params are missing" : NULL;
}

static void dispatch_request(LspServer *server, const LspMessage *message) {
    const Method *method = find_method(message->method);
    LspError error = 0;
    const char *why = why_not(server, message, method, &error);
    if (why)
        lsp_client_refuse(server->client, message->id, error, why);
    else
        method->handler(server, message);
}

/* What is no notification the server knows is left out without a word, as the protocol wants it. */
static void dispatch_notification(LspServer *server, const LspMessage *message) {
    const Method *method = find_method(message->method);
    if (!method || method->request)
        return;
    if (method->handler == on_exit_wanted) {
        method->handler(server, message);
        return;
    }
    if (server->phase == LSP_PHASE_SERVING &&
        (!method->needs_params || cJSON_IsObject(message->params)))
        method->handler(server, message);
}

static gboolean same_id(const cJSON *left, const cJSON *right) {
    return left && right && cJSON_Compare(left, right, TRUE);
}

static void message_free(LspMessage *message) {
    lsp_message_clear(message);
    g_free(message);
}

/* What has not been begun is not begun; the rest is answered before anybody can cancel it. */
static void cancel(Session *session, const LspMessage *message) {
    const cJSON *id = lsp_get(message->params, "id", NULL);
    for (GList *at = session->queue->head; at; at = at->next) {
        LspMessage *waiting = at->data;
        if (!waiting->method || !same_id(waiting->id, id))
            continue;
        lsp_client_refuse(session->server.client, waiting->id, LSP_ERROR_CANCELLED, "cancelled");
        message_free(waiting);
        g_queue_delete_link(session->queue, at);
        return;
    }
}

static void take_message(Session *session, const char *body, gsize size) {
    LspMessage *message = g_new0(LspMessage, 1);
    LspError error = 0;
    const char *wrong = lsp_message_parse(body, size, message, &error);
    if (wrong) {
        lsp_client_refuse(session->server.client, message->id, error, wrong);
        message_free(message);
        return;
    }
    if (message->method && strcmp(message->method, "$/cancelRequest") == 0) {
        cancel(session, message);
        message_free(message);
        return;
    }
    g_queue_push_tail(session->queue, message);
}

static void take_messages(Session *session) {
    for (;;) {
        g_autofree char *body = NULL;
        const char *problem = NULL;
        gsize size = 0;
        switch (lsp_reader_next(session->reader, &body, &size, &problem)) {
        case LSP_READ_MESSAGE:
            take_message(session, body, size);
            break;
        case LSP_READ_MALFORMED:
            lsp_client_refuse(session->server.client, NULL, LSP_ERROR_PARSE, problem);
            break;
        default:
            return;
        }
    }
}

static void dispatch_all(Session *session) {
    LspServer *server = &session->server;
    LspMessage *message = NULL;
    while (g_main_loop_is_running(server->loop) &&
           (message = g_queue_pop_head(session->queue)) != NULL) {
        if (message->method && message->id)
            dispatch_request(server, message);
        else if (message->method)
            dispatch_notification(server, message);
        message_free(message); /* answers of the client are of no interest */
    }
}

static gboolean on_input(gint descriptor, GIOCondition condition, gpointer data) {
    Session *session = data;
    g_autofree char *bytes = g_malloc(READ_BYTES);
    (void)condition;
    gssize count = 0;
    while ((count = read(descriptor, bytes, READ_BYTES)) > 0)
        lsp_reader_feed(session->reader, bytes, (gsize)count);
    gboolean open = count < 0 && (errno == EAGAIN || errno == EINTR);
    take_messages(session);
    dispatch_all(session);
    if (open && !lsp_output_is_closed(session->server.client->output))
        return G_SOURCE_CONTINUE;
    session->input = 0;
    if (g_main_loop_is_running(session->server.loop))
        end(&session->server);
    return G_SOURCE_REMOVE;
}

/* Start and end. */

static void free_project(gpointer project) {
    lsp_project_free(project);
}

static void session_start(Session *session, const Options *options) {
    session->server =
        (LspServer){.options = *options,
                    .times = {DEBOUNCE_MILLISECONDS, IDLE_MILLISECONDS},
                    .client = lsp_client_new(STDOUT_FILENO),
                    .loop = g_main_loop_new(NULL, FALSE),
                    .documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                       lsp_server_document_free),
                    .open = g_hash_table_new(g_str_hash, g_str_equal),
                    .folders = g_ptr_array_new_with_free_func(g_free),
                    .projects = g_ptr_array_new_with_free_func(free_project),
                    .progress = g_hash_table_new(NULL, NULL),
                    .configurations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    session->reader = lsp_reader_new();
    session->queue = g_queue_new();
    g_unix_set_fd_nonblocking(STDIN_FILENO, TRUE, NULL);
    session->input = g_unix_fd_add(STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, on_input, session);
}

static void session_end(Session *session) {
    LspServer *server = &session->server;
    if (session->input)
        g_source_remove(session->input);
    if (session->parent_timer)
        g_source_remove(session->parent_timer);
    for (LspMessage *message; (message = g_queue_pop_head(session->queue)) != NULL;)
        message_free(message);
    g_queue_free(session->queue);
    lsp_reader_free(session->reader);
    g_hash_table_unref(server->open);
    g_hash_table_unref(server->documents);
    g_ptr_array_unref(server->projects);
    g_hash_table_unref(server->progress);
    g_hash_table_unref(server->configurations);
    g_ptr_array_unref(server->folders);
    lsp_client_free(server->client);
    g_main_loop_unref(server->loop);
    g_free(server->build_dir);
    g_unix_set_fd_nonblocking(STDIN_FILENO, FALSE, NULL);
    g_unix_set_fd_nonblocking(STDOUT_FILENO, FALSE, NULL);
}

int lsp_server_run(const Options *options) {
    Session session = {0};
    session_start(&session, options);
    g_main_loop_run(session.server.loop);
    int status = session.server.status;
    session_end(&session);
    return status;
}
