/* Callables: which functions run because code calls something it was given: through a pointer, a
 * function object, a library function that calls its argument, or one of the program's own that
 * calls its parameter.
 *
 * What a body calls of its own parameters, fields and captures is found once and kept: at a call
 * the arguments passed there decide. A Callables borrows program, catalog and links, which must
 * outlive it. */
#ifndef COROLINT_INFER_CALLABLES_H
#define COROLINT_INFER_CALLABLES_H

#include "infer/links.h"
#include "infer/view.h"

typedef struct Callables Callables;

Callables *callables_new(const Program *program, const Catalog *catalog, const Links *links);
void callables_free(Callables *callables);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Callables, callables_free)

typedef struct CallableFound {
    const ProgramFunction *function; /* has a body */
    guint32 known;                   /* what the caller answers for: BINDINGS_KNOWN_… */
    guint doubt;                     /* how much of a guess it is (doubts.h); 1: it runs */
} CallableFound;

/* Calls visit for each function with a body that runs at the action because it was handed to what
 * is called there, or is what a pointer called there points to. The callee itself is left out. */
typedef void (*CallablesVisitor)(const View *view, const FactsAction *action,
                                 const CallableFound *found, gpointer data);
void callables_each(Callables *callables, const View *view, const FactsAction *action,
                    CallablesVisitor visit, gpointer data);

/* The same for what a destructor calls of its object's fields, the object being of that type. */
void callables_each_field(Callables *callables, const View *view, const FactsAction *action,
                          FactsRow type, CallablesVisitor visit, gpointer data);

/* What a call of a function answers for itself: the callee's calls through fields of the objects
 * that the caller made and passes. */
guint32 callables_known(Callables *callables, const View *view, const FactsAction *action,
                        const ProgramFunction *callee);

/* For infer/callable_search.h: what a function calls that only its callers know, an array of
 * CallableSource. */
const GArray *callables_sources(Callables *callables, const ProgramFunction *function, guint unit);
const Links *callables_links(const Callables *callables);

#endif
