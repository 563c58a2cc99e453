/* Suspensions: where a body may give way to other tasks.
 *
 * In C++ at every co_await and co_yield whose awaiter does not visibly go on at once; in C where a
 * coroutine is called that reaches a suspension, or is not in the program. A Suspensions borrows
 * the context and keeps what it finds out about functions. */
#ifndef COROLINT_INFER_SUSPENSIONS_H
#define COROLINT_INFER_SUSPENSIONS_H

#include "infer/calls.h"
#include "infer/context.h"

typedef struct Suspensions Suspensions;

/* calls must outlive it. */
Suspensions *suspensions_new(const Context *context, Calls *calls);
void suspensions_free(Suspensions *suspensions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Suspensions, suspensions_free)

/* For each action of a body, by its id, whether the coroutine may suspend there. Free with
 * g_free(). */
guint8 *suspensions_find(Suspensions *suspensions, const View *view);

#endif
