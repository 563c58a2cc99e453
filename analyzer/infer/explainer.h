/* An explainer: the call graph made ready for questions about single functions.
 *
 * It borrows the inference, and adds to its call graph the functions asked about and what runs on
 * other threads, so that these can be looked at too. */
#ifndef COROLINT_INFER_EXPLAINER_H
#define COROLINT_INFER_EXPLAINER_H

#include "infer/approaches.h"
#include "infer/callers.h"
#include "infer/function_search.h"

typedef struct Explainer {
    const Inference *inference;
    CallGraph *graph;
    GHashTable *pool;    /* functions handed to another thread (callbacks.h); borrowed */
    GHashTable *by_body; /* unit and row of a body to the GArray of its nodes */
    GArray *from_loop;   /* approaches from what runs on the loop … */
    GArray *from_pool;   /* … and from what runs on other threads */
    Callers callers;
} Explainer;

/* For the functions matched (of FunctionMatch), which are asked about then. */
Explainer *explainer_new(Inference *inference, const GPtrArray *matches);
void explainer_free(Explainer *explainer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Explainer, explainer_free)

/* The nodes (of guint) a match is judged by: those the loop comes to; else those of other threads;
 * else all there are. Free with g_array_unref(). */
GArray *explainer_nodes(const Explainer *explainer, const FunctionMatch *match);

/* Whether a node lies on a way from the loop, or from another thread. */
gboolean explainer_is_on_loop(const Explainer *explainer, guint node);
gboolean explainer_is_on_pool(const Explainer *explainer, guint node);
/* Of nodes, the one that is nearest in approaches; FALSE when none is come to. */
gboolean explainer_nearest(const GArray *approaches, const GArray *nodes, guint *nearest);
/* The node of a body on the loop; FALSE for none. */
gboolean explainer_root(const Explainer *explainer, ProgramBody body, guint *node);

#endif
