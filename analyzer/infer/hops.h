/* Hops: which actions of a coroutine run on a pool, between a hop there and the hop back. */
#ifndef COROLINT_INFER_HOPS_H
#define COROLINT_INFER_HOPS_H

#include "infer/view.h"

/* What is found out about the functions of a program as they are asked for; borrows program and
 * catalog, which must outlive it. */
typedef struct Hops Hops;

Hops *hops_new(const Program *program, const Catalog *catalog);
void hops_free(Hops *hops);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hops, hops_free)
/* Forgets all, for the program has changed. */
void hops_forget(Hops *hops);

/* Where an action may be run; a set. */
typedef enum HopsThreads {
    HOPS_LOOP = 1 << 0,
    HOPS_POOL = 1 << 1,
    HOPS_START = 1 << 2, /* no hop comes before: where the body itself was started */
} HopsThreads;

/* A set of HopsThreads for each action, by its id; 0 for one that cannot run. Free with g_free().
 */
guint8 *hops_find_threads(Hops *hops, const View *view);

/* The ids of the actions that run on a pool whichever way they are come to: a set of guint32 as
 * pointers, empty for a body without hops, unless it starts on a pool. */
GHashTable *hops_find_on_pool(Hops *hops, const View *view, gboolean starts_on_pool);

#endif
