/* What a value is, as far as the function's own code shows: through constants, locals and the
 * writes that reach a place. */
#ifndef COROLINT_INFER_RESOLVE_H
#define COROLINT_INFER_RESOLVE_H

#include "infer/view.h"

/* Whether one of names (NULL-terminated) is or-ed into the value, whatever else is. */
gboolean resolve_has(const View *view, const FactsAction *at, FactsRow value, char *const *names);
/* Whether the value is one of names: a constant as written, or a global object. */
gboolean resolve_is(const View *view, const FactsAction *at, FactsRow value, char *const *names);
/* Whether it is certainly zero: a number, a duration, what a pointer points to. */
gboolean resolve_zero(const View *view, const FactsAction *at, FactsRow value);
gboolean resolve_null(const View *view, const FactsAction *at, FactsRow value);

/* Calls visit for each value that may have been written to place last before the action: FALSE when
 * some way there shows none. */
typedef void (*ResolveVisitor)(const View *view, const FactsAction *write, gpointer data);
gboolean resolve_reaching(const View *view, const FactsAction *at, FactsRow place,
                          ResolveVisitor visit, gpointer data);

/* Whether two places may share their root and steps up to outer: place lies in outer, or is it. */
gboolean resolve_place_within(const Facts *facts, FactsRow place, FactsRow outer);

#endif
