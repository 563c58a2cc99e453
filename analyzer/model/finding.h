/* A finding: one fault, complete before the first reporter sees it.
 *
 * Plain data. A Finding owns everything it points to; finding_free() lets go of all of it. Paths
 * are absolute here: how a path is shown is the reporter's affair. Lines and columns count from 1,
 * columns in bytes, and an end column is the first one past the range. */
#ifndef COROLINT_MODEL_FINDING_H
#define COROLINT_MODEL_FINDING_H

#include <glib.h>

typedef enum Severity {
    SEVERITY_NOTE,
    SEVERITY_WARNING,
    SEVERITY_ERROR,
} Severity;

typedef struct SourceRange {
    char *file;
    unsigned line;
    unsigned column;
    unsigned end_line;
    unsigned end_column;
} SourceRange;

typedef struct TraceStep {
    SourceRange range;
    char *message;
    char *function;          /* the one on the way that it stands in; NULL when it has no name, or
                                when the step is no call on the way */
    gboolean one_of_several; /* the finding would stand without it: a comment there silences the
                                finding only when all such steps have one */
} TraceStep;

typedef struct Finding {
    const char *rule; /* the rule's id; not owned, rules are constants */
    Severity severity;
    gboolean pedantic; /* told under "pedantic" alone, as a note */
    SourceRange range;
    char *message;
    char *help;        /* what to do instead; NULL when nothing is known */
    char *function;    /* qualified name of the function that reports */
    char *callee;      /* what is called there; NULL when nothing is */
    char *leaf;        /* what that leads to and the trace ends at; NULL when it leads nowhere */
    char *macro;       /* the macro whose use brings it about; NULL when none does */
    char *fingerprint; /* NULL until driver/fingerprints.h gives it one */
    GPtrArray *trace;  /* of TraceStep, in order; never NULL */
    guint lead;        /* how many steps of the trace run before the finding: a lock taken first */
    gboolean silenced; /* by comments */
    gboolean old;      /* no changed line brings it in, where only those are asked about */
} Finding;

/* An empty list that owns its TraceSteps. */
GPtrArray *trace_new(void);
/* Appends a step and takes over both; range may be of no file. The step is borrowed. */
TraceStep *trace_add(GPtrArray *trace, SourceRange range, char *message);

Finding *finding_new(const char *rule, Severity severity);
void finding_free(Finding *finding);
void finding_add_step(Finding *finding, const SourceRange *range, const char *message);

/* Copies range into *target, freeing what *target held. */
void source_range_assign(SourceRange *target, const SourceRange *range);

/* "note", "warning", "error". */
const char *severity_name(Severity severity);
/* FALSE when text names no severity. */
gboolean severity_parse(const char *text, Severity *severity);

/* The order of every report: file, line, column, rule; then message, so that ties are stable.
 * A GCompareFunc over Finding pointers as g_ptr_array_sort() passes them. */
int finding_compare(const void *left, const void *right);

#endif
