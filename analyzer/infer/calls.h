/* Calls: which of the program's own functions an action runs before it is over.
 *
 * A Calls keeps what it found out about callables from one body to the next; it borrows program,
 * catalog and links, which must outlive it. */
#ifndef COROLINT_INFER_CALLS_H
#define COROLINT_INFER_CALLS_H

#include "infer/links.h"
#include "infer/view.h"

typedef struct Calls Calls;

Calls *calls_new(const Program *program, const Catalog *catalog, const Links *links);
void calls_free(Calls *calls);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Calls, calls_free)

typedef struct Call {
    const FactsAction *action;
    const ProgramFunction *callee; /* has a body */
    gboolean own_arguments; /* the action's arguments are the callee's: not so for a callable passed
                               on */
    guint32 known;          /* what the caller answers for: BINDINGS_KNOWN_… */
    guint doubt;            /* how much of a guess it is (doubts.h); 1: it runs */
} Call;

/* Calls visit for each function with a body that the catalogs say nothing of: called, constructed
 * with, destroyed by, run by what it is passed to, or by a co_await. */
typedef void (*CallVisitor)(const View *view, const Call *call, gpointer data);
void calls_each(Calls *calls, const View *view, CallVisitor visit, gpointer data);

#endif
