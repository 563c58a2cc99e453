/* Silenced ways: which leaves and edges of the call graph comments silence, so that another way
 * than theirs is looked for.
 *
 * A comment counts on the line of a call, of the blocking action, of the coroutine lock that is
 * held there, and, when it names corolint's rules, on the line of the name of the plain function
 * they stand in. Which rule it has to name depends on the way: `blocking-while-locked` where a
 * coroutine lock is held anywhere on it, the rule of its kind otherwise. */
#ifndef COROLINT_INFER_SILENCED_WAYS_H
#define COROLINT_INFER_SILENCED_WAYS_H

#include "infer/call_graph.h"

/* Notes what is silenced in the leaves and edges. FALSE when nothing is. */
gboolean silenced_ways_note(CallGraph *graph, Silences *silences);

/* Marks the comments that have a way from a root to silence as used. All ways have been solved. */
void silenced_ways_mark_used(const CallGraph *graph, Silences *silences);

#endif
