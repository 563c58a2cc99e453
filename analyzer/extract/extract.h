/* Extraction: a translation unit in, facts out. The only door to libclang for the rest of corolint.
 *
 * Nothing is judged here, and no API is known: what the code says is written down (model/facts.h).
 */
#ifndef COROLINT_EXTRACT_EXTRACT_H
#define COROLINT_EXTRACT_EXTRACT_H

#include "model/digest.h"
#include "model/facts.h"

typedef struct ExtractRequest {
    const char *file;      /* absolute */
    const char *directory; /* the compiler's working directory, absolute */
    const char *root;      /* the project's root: paths below it become relative to it */
    char **arguments;      /* the whole argument vector, compiler first, NULL-terminated */
    const char *contents;  /* an unsaved editor buffer to read in place of file; NULL for none */
    gsize contents_length;
    gboolean keep_open; /* it will be asked for again with other contents: extract/session.h */
} ExtractRequest;

typedef enum ExtractSourceKind {
    EXTRACT_SOURCE_READ,
    EXTRACT_SOURCE_YOUNG,   /* read, but so new that its time says nothing: digest is of its text */
    EXTRACT_SOURCE_MISSING, /* looked for, or where it might have been looked for; not there */
} ExtractSourceKind;

/* A file that the result depends on. */
typedef struct ExtractSource {
    char *path; /* absolute, not made shorter */
    ExtractSourceKind kind;
    Digest digest;
} ExtractSource;

typedef struct ExtractResult {
    Facts *facts;        /* NULL when there is no translation unit at all */
    GPtrArray *problems; /* of char *: why the file could not be understood fully */
    GPtrArray *sources;  /* of ExtractSource; empty without facts */
    gint64 started;      /* microseconds since the epoch, before anything was read */
    gboolean partial;    /* facts say nothing of headers but what the file itself refers to */
} ExtractResult;

/* Runs work on a thread with a stack deep enough for code nested thousands of levels, and waits for
 * it. An errno when there is no thread to be had. */
typedef void (*DeepWork)(gpointer data);
int extract_deeply(DeepWork work, gpointer data);
void extract_add_thread_problem(ExtractResult *result, int failure);

/* With a function that frees what is in it. */
GPtrArray *extract_sources_new(void);
/* Empty, and to be cleared. */
ExtractResult extract_result_new(void);

/* Parses one file and writes down its facts. Needs a deep stack for deep code: call it through
 * extract_run(). Free the result with extract_result_clear(). */
void extract_file(const ExtractRequest *request, ExtractResult *result);

/* extract_file() on a thread with a stack deep enough for code nested thousands of levels. */
void extract_run(const ExtractRequest *request, ExtractResult *result);
void extract_result_clear(ExtractResult *result);

/* To be called once, before any other function here and before threads are started. */
void extract_setup(void);

/* What the code that extracts was built from: another build may write other facts. */
extern const char extract_build[];

/* libclang's version, as it says it. Free with g_free(). */
char *extract_libclang_version(void);

#endif
