#include "extract/extract.h"

#include <pthread.h>

#include "extract/comments.h"
#include "extract/extraction.h"
#include "extract/functions.h"
#include "extract/inclusions.h"
#include "extract/parse.h"
#include "extract/source.h"
#include "extract/unclaimed.h"

/* Deep enough for code nested ten thousand levels; only what is used is ever touched. */
#define DEEP_STACK_BYTES (512UL * 1024 * 1024)

void extract_setup(void) {
    /* libclang would parse on a thread of its own with 8 MiB of stack. */
    g_setenv("LIBCLANG_NOTHREADS", "1", TRUE);
}

char *extract_libclang_version(void) {
    CXString version = clang_getClangVersion();
    char *text = g_strdup(clang_getCString(version));
    clang_disposeString(version);
    return text;
}

static guint place_hash(gconstpointer key) {
    const FactsPlace *place = key;
    return place->kind * 31U ^ place->base * 2654435761U ^ place->detail * 40503U;
}

static gboolean place_equal(gconstpointer left, gconstpointer right) {
    const FactsPlace *a = left;
    const FactsPlace *b = right;
    return a->kind == b->kind && a->base == b->base && a->detail == b->detail &&
           a->index == b->index;
}

void extraction_start(Extraction *extraction, const ExtractRequest *request) {
    extraction->facts = facts_new();
    extraction->root = request->root ? request->root : "";
    extraction->directory = request->directory;
    extraction->files = source_table_new();
    extraction->functions = cursor_table_new();
    extraction->unclaimed = cursor_table_new();
    extraction->unclaimed_list = unclaimed_new();
    extraction->mark_lists =
        g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    extraction->variables = cursor_table_new();
    extraction->types = g_hash_table_new(NULL, NULL);
    extraction->function_keys = g_hash_table_new(NULL, NULL);
    extraction->places = g_hash_table_new_full(place_hash, place_equal, g_free, NULL);
    extraction->extracted = g_hash_table_new(NULL, NULL);
    extraction->cleanups = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    extraction->patterns = g_hash_table_new(NULL, NULL);
    extraction->pending = g_queue_new();
    extraction->children = g_array_new(FALSE, FALSE, sizeof(CXCursor));
    extraction->used_globals = g_array_new(FALSE, FALSE, sizeof(CXCursor));
    extraction->cxx = parse_is_cxx(request);
    extraction->main_file = clang_getFile(extraction->unit, request->file);
}

void extraction_end(Extraction *extraction) {
    g_hash_table_unref(extraction->files);
    g_hash_table_unref(extraction->functions);
    g_hash_table_unref(extraction->unclaimed);
    g_array_unref(extraction->unclaimed_list);
    g_hash_table_unref(extraction->mark_lists);
    g_hash_table_unref(extraction->variables);
    g_hash_table_unref(extraction->types);
    g_hash_table_unref(extraction->function_keys);
    g_hash_table_unref(extraction->places);
    g_hash_table_unref(extraction->extracted);
    g_hash_table_unref(extraction->cleanups);
    g_hash_table_unref(extraction->patterns);
    g_queue_free_full(extraction->pending, g_free);
    g_array_unref(extraction->children);
    g_array_unref(extraction->used_globals);
    g_clear_pointer(&extraction->hidden, g_array_unref);
    g_clear_pointer(&extraction->aliases, g_hash_table_unref);
}

ExtractResult extract_result_new(void) {
    return (ExtractResult){.problems = g_ptr_array_new_with_free_func(g_free),
                           .sources = extract_sources_new(),
                           .started = g_get_real_time()};
}

void extract_file(const ExtractRequest *request, ExtractResult *result) {
    *result = extract_result_new();
    CXIndex index = clang_createIndex(0, 0);
    enum CXErrorCode code = CXError_Success;
    CXTranslationUnit unit = parse_unit(index, request, 0, &code);
    if (unit) {
        parse_collect_problems(unit, result->problems);
        inclusions_collect(unit, request, result);
        Extraction extraction = {.index = index, .unit = unit};
        extraction_start(&extraction, request);
        functions_extract_all(&extraction);
        comments_extract(&extraction);
        result->facts = extraction.facts;
        extraction_end(&extraction);
        clang_disposeTranslationUnit(unit);
    } else {
        g_ptr_array_add(result->problems, g_strdup(parse_failure(code)));
    }
    clang_disposeIndex(index);
}

typedef struct Job {
    DeepWork work;
    gpointer data;
} Job;

static void *run_job(void *data) {
    Job *job = data;
    job->work(job->data);
    return NULL;
}

int extract_deeply(DeepWork work, gpointer data) {
    Job job = {work, data};
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, DEEP_STACK_BYTES);
    int failure = pthread_create(&thread, &attributes, run_job, &job);
    pthread_attr_destroy(&attributes);
    if (failure == 0)
        pthread_join(thread, NULL);
    return failure;
}

typedef struct FileJob {
    const ExtractRequest *request;
    ExtractResult *result;
} FileJob;

static void run_file_job(gpointer data) {
    FileJob *job = data;
    extract_file(job->request, job->result);
}

void extract_add_thread_problem(ExtractResult *result, int failure) {
    g_ptr_array_add(result->problems,
                    g_strdup_printf("no thread to parse it on: %s", g_strerror(failure)));
}

void extract_run(const ExtractRequest *request, ExtractResult *result) {
    FileJob job = {request, result};
    int failure = extract_deeply(run_file_job, &job);
    if (failure == 0)
        return;
    *result = extract_result_new();
    extract_add_thread_problem(result, failure);
}

void extract_result_clear(ExtractResult *result) {
    facts_free(result->facts);
    result->facts = NULL;
    g_clear_pointer(&result->problems, g_ptr_array_unref);
    g_clear_pointer(&result->sources, g_ptr_array_unref);
}
