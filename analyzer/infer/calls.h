/* Calls: which of the program's own functions an action runs before it is over. */
#ifndef COROLINT_INFER_CALLS_H
#define COROLINT_INFER_CALLS_H

#include "infer/view.h"

typedef struct Call {
    const FactsAction *action;
    const ProgramFunction *callee; /* has a body */
    gboolean own_arguments; /* the action's arguments are the callee's: not so for a callable passed
                               on */
} Call;

/* Calls visit for each function with a body that the catalogs say nothing of: called, constructed
 * with, destroyed by, run by what it is passed to, or by a co_await. */
typedef void (*CallVisitor)(const View *view, const Call *call, gpointer data);
void calls_each(const View *view, CallVisitor visit, gpointer data);

#endif
