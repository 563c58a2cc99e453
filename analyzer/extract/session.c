#include "extract/session.h"

#include <string.h>
#include <sys/stat.h>

#include "extract/comments.h"
#include "extract/extraction.h"
#include "extract/functions.h"
#include "extract/header_notes.h"
#include "extract/inclusions.h"
#include "extract/lexer.h"
#include "extract/parse.h"
#include "extract/source.h"

/* Each holds a syntax tree and a preamble: some hundred megabytes. */
#define SESSIONS_MOST 3U

/* A header as it was when the notes were taken. */
typedef struct HeaderStamp {
    char *path;
    gint64 size;
    gint64 seconds;
    gint64 nanoseconds;
} HeaderStamp;

typedef struct ExtractSession {
    char *file;
    char *directory;
    char *root;
    GStrv arguments;
    char *prefix; /* the text up to the end of the directives in front of everything else */
    gsize prefix_length;
    GArray *headers;    /* of HeaderStamp */
    GHashTable *noted;  /* set of paths: the headers of the prefix, which notes are about */
    HeaderNotes *notes; /* NULL: it has to begin (anew) */
    CXIndex index;
    CXTranslationUnit unit; /* NULL before it is prepared */
    char *contents;         /* what to prepare it with; NULL when it need not be */
    gsize contents_length;
} ExtractSession;

struct ExtractSessions {
    GPtrArray *open; /* of ExtractSession, the one used last comes last */
};

static void stamp_clear(gpointer data) {
    g_free(((HeaderStamp *)data)->path);
}

/* A session's life. */

static void forget_unit(ExtractSession *session) {
    if (session->unit)
        clang_disposeTranslationUnit(session->unit);
    if (session->index)
        clang_disposeIndex(session->index);
    session->unit = NULL;
    session->index = NULL;
}

static void begin_anew(ExtractSession *session) {
    forget_unit(session);
    g_clear_pointer(&session->notes, header_notes_free);
    g_clear_pointer(&session->prefix, g_free);
    g_clear_pointer(&session->contents, g_free);
    g_array_set_size(session->headers, 0);
    g_hash_table_remove_all(session->noted);
}

static void session_free(gpointer data) {
    ExtractSession *session = data;
    begin_anew(session);
    g_free(session->file);
    g_free(session->directory);
    g_free(session->root);
    g_strfreev(session->arguments);
    g_array_unref(session->headers);
    g_hash_table_unref(session->noted);
    g_free(session);
}

static ExtractSession *session_new(const ExtractRequest *request) {
    ExtractSession *session = g_new0(ExtractSession, 1);
    session->file = g_strdup(request->file);
    session->directory = g_strdup(request->directory);
    session->root = g_strdup(request->root);
    session->arguments = g_strdupv(request->arguments);
    session->headers = g_array_new(FALSE, FALSE, sizeof(HeaderStamp));
    g_array_set_clear_func(session->headers, stamp_clear);
    session->noted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return session;
}

static gboolean is_for(const ExtractSession *session, const ExtractRequest *request) {
    return strcmp(session->file, request->file) == 0 &&
           strcmp(session->directory, request->directory) == 0 &&
           g_strcmp0(session->root, request->root) == 0 &&
           g_strv_equal((const char *const *)session->arguments,
                        (const char *const *)request->arguments);
}

ExtractSessions *extract_sessions_new(void) {
    ExtractSessions *sessions = g_new0(ExtractSessions, 1);
    sessions->open = g_ptr_array_new_with_free_func(session_free);
    return sessions;
}

void extract_sessions_free(ExtractSessions *sessions) {
    if (!sessions)
        return;
    g_ptr_array_unref(sessions->open);
    g_free(sessions);
}

static ExtractSession *session_for(ExtractSessions *sessions, const ExtractRequest *request) {
    for (guint i = 0; i < sessions->open->len; i++) {
        ExtractSession *session = g_ptr_array_index(sessions->open, i);
        if (!is_for(session, request))
            continue;
        g_ptr_array_steal_index(sessions->open, i);
        g_ptr_array_add(sessions->open, session);
        return session;
    }
    if (sessions->open->len == SESSIONS_MOST)
        g_ptr_array_remove_index(sessions->open, 0);
    ExtractSession *session = session_new(request);
    g_ptr_array_add(sessions->open, session);
    return session;
}

/* Whether the notes still hold. */

static gboolean stamp_of(const char *path, HeaderStamp *stamp) {
    struct stat known;
    if (stat(path, &known) != 0)
        return FALSE;
    stamp->size = known.st_size;
    stamp->seconds = known.st_mtim.tv_sec;
    stamp->nanoseconds = known.st_mtim.tv_nsec;
    return TRUE;
}

static gboolean headers_are_unchanged(const ExtractSession *session) {
    for (guint i = 0; i < session->headers->len; i++) {
        const HeaderStamp *known = &g_array_index(session->headers, HeaderStamp, i);
        HeaderStamp now;
        if (!stamp_of(known->path, &now) || now.size != known->size ||
            now.seconds != known->seconds || now.nanoseconds != known->nanoseconds)
            return FALSE;
    }
    return TRUE;
}

/* Taking notes. */

static void note_headers(ExtractSession *session, const ExtractResult *result) {
    for (guint i = 0; i < result->sources->len; i++) {
        const ExtractSource *source = g_ptr_array_index(result->sources, i);
        HeaderStamp stamp = {.path = NULL};
        if (source->kind == EXTRACT_SOURCE_MISSING || strcmp(source->path, session->file) == 0 ||
            !stamp_of(source->path, &stamp))
            continue;
        stamp.path = g_strdup(source->path);
        g_array_append_val(session->headers, stamp);
    }
}

/* The end of the directives that stand in front of everything else: what they include is the
 * preamble. */
static gsize directives_end(const char *text) {
    const char *end = text;
    for (const char *next = lexer_skip_blank(text); *next == '#'; next = lexer_skip_blank(end))
        end = lexer_skip_directive(next);
    return (gsize)(end - text);
}

static void note_prefix(ExtractSession *session, const ExtractRequest *request) {
    session->prefix_length = directives_end(request->contents);
    session->prefix = g_strndup(request->contents, session->prefix_length);
}

typedef struct Inclusion {
    const ExtractSession *session;
    const Extraction *extraction;
} Inclusion;

/* Headers that are included further down are no part of the preamble. */
static void note_inclusion(CXFile file, CXSourceLocation *stack, unsigned depth,
                           CXClientData data) {
    const Inclusion *inclusion = data;
    unsigned offset = 0;
    if (depth == 0)
        return;
    clang_getExpansionLocation(stack[depth - 1], NULL, NULL, NULL, &offset);
    if (offset < inclusion->session->prefix_length)
        g_hash_table_add(inclusion->session->noted, source_path(inclusion->extraction, file));
}

/* Like extract_file(), with notes. */
static void run_whole(ExtractSession *session, const ExtractRequest *request,
                      ExtractResult *result) {
    begin_anew(session);
    *result = extract_result_new();
    CXIndex index = clang_createIndex(0, 0);
    enum CXErrorCode code = CXError_Success;
    CXTranslationUnit unit = parse_unit(index, request, 0, &code);
    if (unit) {
        session->notes = header_notes_new();
        parse_collect_problems(unit, result->problems);
        inclusions_collect(unit, request, result);
        Extraction extraction = {.index = index, .unit = unit, .notes = session->notes};
        extraction_start(&extraction, request);
        functions_extract_all(&extraction);
        comments_extract(&extraction);
        header_notes_keep_aliases(&extraction);
        result->facts = extraction.facts;
        note_headers(session, result);
        note_prefix(session, request);
        clang_getInclusions(unit, note_inclusion, &(Inclusion){session, &extraction});
        session->contents = g_memdup2(request->contents, request->contents_length + 1);
        session->contents_length = request->contents_length;
        extraction_end(&extraction);
        clang_disposeTranslationUnit(unit);
    } else {
        g_ptr_array_add(result->problems, g_strdup(parse_failure(code)));
    }
    clang_disposeIndex(index);
}

/* Using them. */

static gboolean notes_hold(const ExtractSession *session, const ExtractRequest *request) {
    return directives_end(request->contents) == session->prefix_length &&
           memcmp(request->contents, session->prefix, session->prefix_length) == 0 &&
           headers_are_unchanged(session);
}

/* FALSE when notes were lacking: then nothing of it is good. */
static gboolean extract_partly(const ExtractSession *session, const ExtractRequest *request,
                               ExtractResult *result) {
    Extraction extraction = {.index = session->index,
                             .unit = session->unit,
                             .notes = session->notes,
                             .local = TRUE,
                             .noted = session->noted};
    extraction_start(&extraction, request);
    functions_extract_all(&extraction);
    comments_extract(&extraction);
    gboolean lacking = extraction.lacking;
    result->facts = extraction.facts;
    result->partial = TRUE;
    extraction_end(&extraction);
    return !lacking;
}

static gboolean run_partly(ExtractSession *session, const ExtractRequest *request,
                           ExtractResult *result) {
    struct CXUnsavedFile unsaved = {request->file, request->contents,
                                    (unsigned long)request->contents_length};
    if (clang_reparseTranslationUnit(session->unit, 1, &unsaved,
                                     clang_defaultReparseOptions(session->unit)) != 0) {
        forget_unit(session); /* it may only be disposed of now */
        return FALSE;
    }
    *result = extract_result_new();
    parse_collect_problems(session->unit, result->problems);
    if (extract_partly(session, request, result))
        return TRUE;
    extract_result_clear(result);
    return FALSE;
}

static void run(ExtractSession *session, const ExtractRequest *request, ExtractResult *result) {
    if (session->unit && notes_hold(session, request) && run_partly(session, request, result))
        return;
    run_whole(session, request, result);
}

typedef struct SessionJob {
    ExtractSession *session;
    const ExtractRequest *request;
    ExtractResult *result;
} SessionJob;

static void run_job(gpointer data) {
    SessionJob *job = data;
    run(job->session, job->request, job->result);
}

void extract_sessions_run(ExtractSessions *sessions, const ExtractRequest *request,
                          ExtractResult *result) {
    SessionJob job = {session_for(sessions, request), request, result};
    int failure = extract_deeply(run_job, &job);
    if (failure == 0)
        return;
    *result = extract_result_new();
    extract_add_thread_problem(result, failure);
}

/* libclang builds the preamble with the first parse, and uses it from the second on. */
static void prepare_job(gpointer data) {
    ExtractSession *session = data;
    ExtractRequest request = {.file = session->file,
                              .directory = session->directory,
                              .root = session->root,
                              .arguments = session->arguments,
                              .contents = session->contents,
                              .contents_length = session->contents_length};
    struct CXUnsavedFile unsaved = {request.file, request.contents,
                                    (unsigned long)request.contents_length};
    enum CXErrorCode code = CXError_Success;
    /* In files they would stay behind when the process is killed. */
    const CXIndexOptions options = {
        .Size = sizeof options, .ExcludeDeclarationsFromPCH = 1, .StorePreamblesInMemory = 1};
    session->index = clang_createIndexWithOptions(&options);
    session->unit = parse_unit(session->index, &request,
                               CXTranslationUnit_PrecompiledPreamble |
                                   CXTranslationUnit_CreatePreambleOnFirstParse,
                               &code);
    if (!session->unit ||
        clang_reparseTranslationUnit(session->unit, 1, &unsaved,
                                     clang_defaultReparseOptions(session->unit)) != 0)
        forget_unit(session);
}

void extract_sessions_prepare(ExtractSessions *sessions) {
    ExtractSession *session =
        sessions->open->len > 0 ? g_ptr_array_index(sessions->open, sessions->open->len - 1) : NULL;
    if (!session || !session->contents)
        return;
    extract_deeply(prepare_job, session);
    g_clear_pointer(&session->contents, g_free);
}
