/* An explanation: why corolint thinks that a function runs on the event loop, and why it may block.
 *
 * Plain data. An Explanation owns everything it points to unless it says otherwise;
 * explanation_free() lets go of all of it. Lists are never NULL. */
#ifndef COROLINT_MODEL_EXPLANATION_H
#define COROLINT_MODEL_EXPLANATION_H

#include "model/finding.h"

typedef enum ExplanationStanding {
    EXPLANATION_COROUTINE, /* runs on the loop by itself */
    EXPLANATION_CALLBACK,  /* so does this one, and is no coroutine */
    EXPLANATION_CALLED,    /* runs there because something that does calls it, directly or not */
    EXPLANATION_ON_POOL,   /* runs on another thread, or is called by what does */
    EXPLANATION_UNREACHED, /* nothing that is seen brings it to the loop */
} ExplanationStanding;

/* What becomes of a way to a blocking call. */
typedef enum ExplanationVerdict {
    EXPLANATION_REPORTED_HERE,    /* in the function itself */
    EXPLANATION_REPORTED_ABOVE,   /* in what calls it on the loop */
    EXPLANATION_REPORTED_NOWHERE, /* it does not run on the loop */
    EXPLANATION_DOUBTED,          /* it does, but is one of too many functions that may run there */
    EXPLANATION_EXCUSED, /* it does, but on the way there the block is none: the lock is nobody
                            else's, or the program ends right behind it */
} ExplanationVerdict;

typedef struct ExplainedBlock {
    const char *kind;   /* "lock", "io", …; a constant */
    char *callee;       /* what blocks; NULL when nothing has a name */
    char *instead;      /* what to use in its place; NULL when nothing is known */
    GPtrArray *steps;   /* of TraceStep: the shortest way down, each call, the blocking one last */
    gboolean is_output; /* what is written on the way to abort() does not count */
    ExplanationVerdict verdict;
} ExplainedBlock;

typedef struct Explanation {
    char *function;
    SourceRange range; /* of its name */
    gboolean has_body; /* the program has one */
    ExplanationStanding standing;
    char *root; /* called: the function on the loop the shortest way starts at */
    gboolean root_is_coroutine;
    guint root_count;     /* called: how many functions on the loop come to it */
    GPtrArray *path;      /* of TraceStep: why it runs where it does, the outermost first */
    GPtrArray *remarks;   /* of TraceStep: what else is known of it; places may be missing */
    GPtrArray *blocks;    /* of ExplainedBlock: one for each kind */
    GPtrArray *elsewhere; /* of TraceStep: it calls functions on the loop that block, and that
                             answer for themselves */
    GPtrArray *excused;   /* of TraceStep: its own calls that are known to block and do not here */
    GPtrArray *mentions;  /* of TraceStep: unreached: who calls it or keeps its address */
    guint mention_count;  /* with those that are left out there */
} Explanation;

Explanation *explanation_new(const char *function, const SourceRange *range);
void explanation_free(Explanation *explanation);

/* Appends an ExplainedBlock with no steps yet, and returns it. */
ExplainedBlock *explanation_add_block(Explanation *explanation, const char *kind);

#endif
