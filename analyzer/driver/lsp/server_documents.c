#include <string.h>

#include "driver/input_path.h"
#include "driver/lsp/server_state.h"
#include "driver/lsp/uri.h"

/* Projects. */

static LspProject *add_project(LspServer *server, const char *directory, const char *file) {
    const LspProjectListener listener = lsp_server_listener(server);
    LspProject *project =
        lsp_project_new(directory, file, &server->options, &server->times, &listener);
    g_ptr_array_add(server->projects, project);
    return project;
}

/* One that was made for a file is for its neighbours, too, but for nothing else. */
static gboolean may_have(const LspProject *project, const char *path) {
    const char *directory = lsp_project_directory(project);
    g_autofree char *place = g_path_get_dirname(path);
    return lsp_project_is_of_file(project) ? strcmp(place, directory) == 0
                                           : input_path_is_below(path, directory);
}

static gboolean is_nearer(const LspProject *project, const LspProject *other) {
    if (lsp_project_is_of_file(project) != lsp_project_is_of_file(other))
        return lsp_project_is_of_file(other);
    return strlen(lsp_project_directory(project)) > strlen(lsp_project_directory(other));
}

/* The folder's nearest above it, or the one that was made for files there; NULL for none. */
static LspProject *project_above(const LspServer *server, const char *path) {
    LspProject *nearest = NULL;
    for (guint i = 0; i < server->projects->len; i++) {
        LspProject *project = g_ptr_array_index(server->projects, i);
        if (may_have(project, path) && (!nearest || is_nearer(project, nearest)))
            nearest = project;
    }
    return nearest;
}

static LspProject *project_of(LspServer *server, const LspDocument *document) {
    LspProject *project = project_above(server, document->path);
    if (project)
        return project;
    g_autofree char *directory = g_path_get_dirname(document->path);
    return add_project(server, directory, document->path);
}

static void give_to_project(LspServer *server, LspServerDocument *known) {
    LspDocument *document = known->document;
    if (document->file) /* the project before may have called it by another name */
        lsp_document_set_path(document, lsp_uri_to_path(document->uri));
    known->project = project_of(server, document);
    lsp_document_set_path(document, lsp_project_path(known->project, document->path));
    lsp_project_open(known->project, document);
}

/* Documents. */

void lsp_server_document_free(gpointer data) {
    LspServerDocument *known = data;
    lsp_project_close(known->project, known->document);
    lsp_shown_clear(&known->shown);
    lsp_document_free(known->document);
    g_free(known);
}

LspServerDocument *lsp_server_document(const LspServer *server, const LspMessage *message) {
    const char *uri = lsp_get_string(message->params, "textDocument", "uri", NULL);
    g_autofree char *normal = uri ? lsp_uri_normal(uri) : NULL;
    return normal ? g_hash_table_lookup(server->documents, normal) : NULL;
}

/* Its documents go to whatever project they belong to now. */
static void remove_project(LspServer *server, LspProject *project) {
    GHashTableIter iterator;
    gpointer data = NULL;
    g_autoptr(GPtrArray) moved = g_ptr_array_new();
    g_hash_table_iter_init(&iterator, server->documents);
    while (g_hash_table_iter_next(&iterator, NULL, &data))
        if (((LspServerDocument *)data)->project == project)
            g_ptr_array_add(moved, data);
    for (guint i = 0; i < moved->len; i++)
        lsp_project_close(project, ((LspServerDocument *)g_ptr_array_index(moved, i))->document);
    lsp_server_forget_project(server, project);
    g_ptr_array_remove(server->projects, project);
    for (guint i = 0; i < moved->len; i++)
        give_to_project(server, g_ptr_array_index(moved, i));
}

static gboolean has_documents(const LspServer *server, const LspProject *project) {
    GHashTableIter iterator;
    gpointer known = NULL;
    g_hash_table_iter_init(&iterator, server->documents);
    while (g_hash_table_iter_next(&iterator, NULL, &known))
        if (((const LspServerDocument *)known)->project == project)
            return TRUE;
    return FALSE;
}

/* A project that was made for one file ends with its last document. */
static void end_if_unused(LspServer *server, LspProject *project) {
    if (lsp_project_is_of_file(project) && !has_documents(server, project))
        remove_project(server, project);
}

static void close_document(LspServer *server, const char *uri) {
    LspServerDocument *known = g_hash_table_lookup(server->documents, uri);
    if (!known)
        return;
    LspProject *project = known->project;
    g_hash_table_remove(server->open, uri);
    g_hash_table_remove(server->documents, uri);
    end_if_unused(server, project);
}

void lsp_on_open(LspServer *server, const LspMessage *message) {
    lsp_server_open_folders(server);
    const char *directory =
        server->folders->len > 0 ? g_ptr_array_index(server->folders, 0) : g_get_tmp_dir();
    LspDocument *document =
        lsp_document_open(lsp_get(message->params, "textDocument", NULL), directory);
    if (!document)
        return;
    char *uri = lsp_uri_normal(document->uri);
    close_document(server, uri); /* a client that opens it twice means the second one */
    LspServerDocument *known = g_new0(LspServerDocument, 1);
    known->document = document;
    g_hash_table_insert(server->documents, uri, known);
    g_hash_table_insert(server->open, uri, document);
    give_to_project(server, known);
}

void lsp_on_change(LspServer *server, const LspMessage *message) {
    LspServerDocument *known = lsp_server_document(server, message);
    if (!known)
        return;
    if (lsp_document_change(known->document, message->params, server->client->encoding))
        lsp_project_change(known->project, known->document);
    else
        lsp_client_tell(server->client, SEVERITY_WARNING,
                        "a change of a document is malformed, and left out");
}

void lsp_on_close(LspServer *server, const LspMessage *message) {
    LspServerDocument *known = lsp_server_document(server, message);
    if (!known)
        return;
    g_autofree char *uri = lsp_uri_normal(known->document->uri);
    if (known->shown.published) /* a configuration keeps what is shown of it */
        lsp_shown_withdraw(&known->shown, server->client, known->document);
    close_document(server, uri);
}

/* What changes on disk. */

static gboolean decides_settings(const char *path) {
    g_autofree char *name = g_path_get_basename(path);
    return strcmp(name, "compile_commands.json") == 0 || strcmp(name, ".corolint.json") == 0;
}

/* A configuration counts for all below it, and so does a database; one in a build directory beside
 * the folders may be anybody's. */
static gboolean may_be_settings_of(const LspServer *server, const LspProject *project,
                                   const char *path) {
    const char *directory = lsp_project_directory(project);
    g_autofree char *place = g_path_get_dirname(path);
    return input_path_is_below(path, directory) || input_path_is_below(directory, place) ||
           !project_above(server, path);
}

/* Sources may include, and databases may list, files of other folders. */
static void file_changed(LspServer *server, const char *path) {
    gboolean settings = decides_settings(path);
    for (guint i = 0; i < server->projects->len; i++) {
        LspProject *project = g_ptr_array_index(server->projects, i);
        if (!settings || may_be_settings_of(server, project, path))
            lsp_project_files_changed(project, settings);
    }
}

void lsp_on_save(LspServer *server, const LspMessage *message) {
    LspServerDocument *known = lsp_server_document(server, message);
    if (known && !server->client->watches_files) /* else the client tells of it twice */
        file_changed(server, known->document->path);
}

static cJSON *watchers_json(void) {
    static const char *const globs[] = {
        "**/*.{c,h,C,H,cc,hh,cpp,hpp,cxx,hxx,c++,h++,inc,inl,ipp,tcc,def}",
        "**/compile_commands.json", "**/.corolint.json"};
    cJSON *watchers = cJSON_CreateArray();
    for (guint i = 0; i < G_N_ELEMENTS(globs); i++) {
        cJSON *watcher = cJSON_CreateObject();
        cJSON_AddStringToObject(watcher, "globPattern", globs[i]);
        cJSON_AddItemToArray(watchers, watcher);
    }
    return watchers;
}

void lsp_server_register(LspServer *server) {
    if (!server->client->watches_files)
        return;
    cJSON *params = cJSON_CreateObject();
    cJSON *registration = cJSON_CreateObject();
    cJSON_AddStringToObject(registration, "id", "corolint-files");
    cJSON_AddStringToObject(registration, "method", "workspace/didChangeWatchedFiles");
    cJSON_AddItemToObject(cJSON_AddObjectToObject(registration, "registerOptions"), "watchers",
                          watchers_json());
    cJSON_AddItemToArray(cJSON_AddArrayToObject(params, "registrations"), registration);
    lsp_client_request(server->client, "client/registerCapability", params);
}

void lsp_on_files(LspServer *server, const LspMessage *message) {
    const cJSON *change = NULL;
    cJSON_ArrayForEach(change, lsp_get(message->params, "changes", NULL)) {
        const char *uri = lsp_get_string(change, "uri", NULL);
        g_autofree char *path = uri ? lsp_uri_to_path(uri) : NULL;
        if (path)
            file_changed(server, path);
    }
}

/* Folders. */

static LspProject *project_of_folder(const LspServer *server, const char *folder) {
    for (guint i = 0; i < server->projects->len; i++) {
        LspProject *project = g_ptr_array_index(server->projects, i);
        if (!lsp_project_is_of_file(project) && strcmp(lsp_project_directory(project), folder) == 0)
            return project;
    }
    return NULL;
}

/* To a folder that has come, from those that had them before. */
static void move_documents(LspServer *server, const LspProject *project) {
    GHashTableIter iterator;
    gpointer data = NULL;
    g_autoptr(GPtrArray) moved = g_ptr_array_new();
    g_hash_table_iter_init(&iterator, server->documents);
    while (g_hash_table_iter_next(&iterator, NULL, &data)) {
        const LspDocument *document = ((LspServerDocument *)data)->document;
        g_autofree char *path = lsp_uri_to_path(document->uri);
        if (path && project_above(server, path) == project)
            g_ptr_array_add(moved, data);
    }
    for (guint i = 0; i < moved->len; i++) {
        LspServerDocument *known = g_ptr_array_index(moved, i);
        LspProject *before = known->project;
        lsp_project_close(before, known->document);
        give_to_project(server, known);
        end_if_unused(server, before);
    }
}

void lsp_server_open_folders(LspServer *server) {
    for (guint i = 0; i < server->folders->len; i++) {
        const char *folder = g_ptr_array_index(server->folders, i);
        if (!project_of_folder(server, folder))
            move_documents(server, add_project(server, folder, NULL));
    }
}

static void remove_folder(LspServer *server, const char *directory) {
    for (guint i = server->folders->len; i-- > 0;)
        if (strcmp(g_ptr_array_index(server->folders, i), directory) == 0)
            g_ptr_array_remove_index(server->folders, i);
    LspProject *project = project_of_folder(server, directory);
    if (project)
        remove_project(server, project);
}

void lsp_on_folders(LspServer *server, const LspMessage *message) {
    const cJSON *folder = NULL;
    cJSON_ArrayForEach(folder, lsp_get(message->params, "event", "removed", NULL)) {
        const char *uri = lsp_get_string(folder, "uri", NULL);
        g_autofree char *path = uri ? lsp_uri_to_path(uri) : NULL;
        if (path)
            remove_folder(server, path);
    }
    cJSON_ArrayForEach(folder, lsp_get(message->params, "event", "added", NULL)) {
        const char *uri = lsp_get_string(folder, "uri", NULL);
        char *path = uri ? lsp_uri_to_path(uri) : NULL;
        if (path)
            g_ptr_array_add(server->folders, path);
    }
    lsp_server_open_folders(server);
}

void lsp_on_configuration(LspServer *server, const LspMessage *message) {
    (void)message;
    for (guint i = 0; i < server->projects->len; i++)
        lsp_project_files_changed(g_ptr_array_index(server->projects, i), TRUE);
}
