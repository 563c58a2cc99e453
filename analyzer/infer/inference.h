/* Inference: the questions rules ask of a program, answered.
 *
 * An Inference owns its lists; what they point to belongs to the program and the catalog, which
 * must outlive it. */
#ifndef COROLINT_INFER_INFERENCE_H
#define COROLINT_INFER_INFERENCE_H

#include "infer/context.h"
#include "infer/view.h"
#include "model/finding.h"
#include "model/program_change.h"
#include "model/silences.h"

/* A body that runs on the loop. */
typedef struct LoopBody {
    ProgramBody body;
    const ProgramFunction *function;
    LoopRole role;
} LoopBody;

/* A place on the loop where the thread may block. */
typedef struct Stall {
    const LoopBody *body;
    CatalogBlockKind kind;
    SourceRange range;   /* owned */
    char *callee;        /* owned; what is called there; NULL when nothing has a name */
    char *leaf;          /* owned; what blocks in the end, when that is further down; else NULL */
    char *holder;        /* owned; the function it blocks in, when that is further down */
    GPtrArray *steps;    /* of TraceStep, owned: the way down; empty when it blocks right there */
    const char *macro;   /* NULL when none brings it about */
    const char *instead; /* NULL when nothing is known */
    gboolean at_destruction; /* it is the end of an object declared there */
    gboolean pedantic;       /* program output: told under pedantic alone */
    gboolean locked;         /* a coroutine lock is held there, or on the way down */
    char *lock;              /* owned; that lock; NULL when it has no name */
    guint lead;              /* how many of the steps come first: the lock taken in this function */
    gboolean silenced;       /* comments silence it, and every other way to block there */
} Stall;

/* A lock that a coroutine makes for itself alone. */
typedef struct OwnLock {
    const LoopBody *body;
    SourceRange range; /* owned */
    const char *name;  /* of the variable */
    const char *type;  /* of the lock */
} OwnLock;

/* What a function is that calls a coroutine and is none. */
typedef enum OutsideCaller {
    OUTSIDE_PLAIN,  /* nothing is known of it: it may lack its mark */
    OUTSIDE_MARKED, /* a mark says that it is something else */
    OUTSIDE_LOOP_CALLBACK,
    OUTSIDE_THREAD, /* run on a thread of its own, or of a pool */
} OutsideCaller;

typedef struct OutsideCall {
    const ProgramFunction *function;
    OutsideCaller caller;
    SourceRange range;  /* owned */
    const char *callee; /* or the pointer it is called through; NULL when that has no name */
    const char *macro;  /* NULL when none brings it about */
} OutsideCall;

/* A thread lock that a coroutine holds while it suspends. */
typedef struct LockedSuspension {
    const LoopBody *body;
    SourceRange range; /* owned: where it is taken */
    char *lock;        /* owned; the lock as one would write it; NULL when it has no name */
    char *callee;      /* owned; what takes it; NULL when that has no name */
    const char *macro; /* NULL when none brings it about */
    GPtrArray *steps;  /* of TraceStep, owned */
} LockedSuspension;

/* A write of shared state from a value that was read before a suspension. */
typedef struct LostUpdate {
    const LoopBody *body;
    SourceRange range; /* owned: the write */
    char *place;       /* owned; what is written, as one would write it; NULL when it has no name */
    const char *macro; /* NULL when none brings it about */
    GPtrArray *steps;  /* of TraceStep, owned */
} LostUpdate;

typedef struct CallGraph CallGraph; /* infer/call_graph.h */
typedef struct Locks Locks;         /* infer/locks.h */
typedef struct Calls Calls;         /* infer/calls.h */
typedef struct Callers Callers;     /* infer/callers.h */

typedef struct Inference {
    const Program *program;
    const Catalog *catalog;
    Context context;
    Calls *calls;
    Locks *locks;
    CallGraph *graph;
    Callers *callers;              /* of the graph before it was changed */
    GPtrArray *bodies;             /* of LoopBody */
    GPtrArray *stalls;             /* of Stall */
    GPtrArray *own_locks;          /* of OwnLock */
    GPtrArray *locked_suspensions; /* of LockedSuspension */
    GPtrArray *lost_updates;       /* of LostUpdate */
    GPtrArray *outside_calls;      /* of OutsideCall */
    guint function_count;          /* with a body */
    guint coroutine_count;
} Inference;

/* Finds out what is needed about the program first, and notes it there. silences may be NULL;
 * what they silence of stalls is noted in both. */
Inference *inference_new(Program *program, const Catalog *catalog, Silences *silences);
void inference_free(Inference *inference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Inference, inference_free)

/* Takes in what has changed in the program, without looking at all of it again. The answers are
 * those for the new program as far as the file's own functions go. What follows from them in other
 * files is known where a call leads; a lock's fate in a caller elsewhere, a callback that is
 * registered no more or a pointer that no longer gets a function are only seen by a new Inference.
 * What the inference handed out before is no more, and stalls are there when they are told. */
void inference_change(Inference *inference, const ProgramChange *change);
/* Tells the stalls in files (a set of absolute paths, NULL for all) anew, by other comments; maybe
 * others, too. */
void inference_tell_stalls(Inference *inference, Silences *silences, GHashTable *files);

/* An absolute range for a range of facts; free its file. */
SourceRange inference_range(const Program *program, const Facts *facts, FactsRange range);

#endif
