/* What the files of extract/ share: the state of one translation unit's extraction.
 *
 * An Extraction lives for one call of extract_file() and owns its tables; the Facts it fills are
 * handed on to the caller. */
#ifndef COROLINT_EXTRACT_EXTRACTION_H
#define COROLINT_EXTRACT_EXTRACTION_H

#include <clang-c/Index.h>

#include "extract/file_text.h"
#include "model/facts.h"

typedef struct SourceFile {
    FactsRow row;     /* 0 until something refers to it: source_file_row() */
    char *path;       /* relative to the project's root where it lies below it */
    const char *text; /* libclang's buffer; not owned. NULL when it has none */
    gsize length;
    const FileText *known; /* local: tells positions in it. NULL: libclang does */
    FileText *own;         /* the same, when nothing else keeps it */
    gboolean system;
    gboolean main;
    unsigned mark_end; /* up to here the text belongs to earlier declarations (marks.c) */
} SourceFile;

struct HeaderNotes;

typedef struct Extraction {
    CXIndex index;
    CXTranslationUnit unit;
    Facts *facts;
    const char *root;
    const char *directory;
    gboolean cxx;
    CXFile main_file;
    GHashTable *files;         /* CXFile to SourceFile */
    GHashTable *functions;     /* CXCursor to row */
    GHashTable *unclaimed;     /* CXCursor to index + 1 in the next (unclaimed.c) */
    GArray *unclaimed_list;    /* of UnclaimedDeclaration */
    GHashTable *mark_lists;    /* GBytes of words to where they stand */
    GHashTable *variables;     /* CXCursor to row: globals and fields */
    GHashTable *types;         /* a type's opaque pointer to row */
    GHashTable *function_keys; /* key to row */
    GHashTable *places;        /* FactsPlace to row */
    GHashTable *extracted;     /* rows whose body stands or is being written */
    GHashTable *cleanups;      /* name to row: functions of __attribute__((cleanup(…))) */
    GHashTable *patterns;      /* rows of templates of which an instantiation was extracted */
    GQueue *pending;           /* of PendingBody */
    GHashTable *aliases;       /* macro to macros (aliases.c); NULL until it is needed */
    GArray *hidden;            /* what the tree leaves out (hidden.c); NULL until it is needed */
    GArray *children;          /* stack of CXCursor: the children being looked at */
    guint unknown_places;
    struct HeaderNotes *notes; /* header_notes.h; NULL for a parse that stands for itself */
    gboolean local;       /* the headers' declarations are not shown: notes say what they say */
    gboolean lacking;     /* and something is not in the notes: the facts are no good */
    GHashTable *noted;    /* local: set of paths of the headers that notes are about; borrowed */
    GArray *used_globals; /* local: of CXCursor, variables of headers with an initialiser */
    FactsRow function;    /* whose body is being written down: results and captures are its own */
} Extraction;

struct ExtractRequest;

/* unit and index are set, and notes where there are any. The facts are the caller's. */
void extraction_start(Extraction *extraction, const struct ExtractRequest *request);
void extraction_end(Extraction *extraction);

/* The children of a cursor, on the extraction's stack. Pop in reverse order of pushing. */
typedef struct Children {
    guint first;
    guint count;
} Children;

Children children_push(Extraction *extraction, CXCursor parent);
CXCursor children_get(const Extraction *extraction, Children children, guint index);
void children_pop(Extraction *extraction, Children children);
/* Whether a cursor is an expression in evaluated code, not a type, name or attribute. */
gboolean cursor_is_expression(CXCursor cursor);

/* A hash table keyed by cursors (copied). Values are rows. */
GHashTable *cursor_table_new(void);
FactsRow cursor_table_lookup(GHashTable *table, CXCursor cursor);
void cursor_table_insert(GHashTable *table, CXCursor cursor, FactsRow row);

/* Adds a libclang string to the pool and disposes of it. */
FactsText extraction_add_string(Extraction *extraction, CXString string);

#endif
