/* What a value is, as far as the function's own code shows: through constants, locals and the
 * writes that reach a place. */
#ifndef COROLINT_INFER_RESOLVE_H
#define COROLINT_INFER_RESOLVE_H

#include "infer/view.h"

/* Whether one of names (NULL-terminated) is or-ed into the value, whatever else is. */
gboolean resolve_has(const View *view, const FactsAction *at, FactsRow value, char *const *names);
/* Whether the value is one of names: a constant as written, or a global object. */
gboolean resolve_is(const View *view, const FactsAction *at, FactsRow value, char *const *names);
gboolean resolve_null(const View *view, const FactsAction *at, FactsRow value);

/* A question about one value that is not looked through any further. */
typedef struct ResolveQuery ResolveQuery;
typedef gboolean (*ResolveTest)(const View *view, const FactsAction *at, FactsRow value,
                                const ResolveQuery *query);
struct ResolveQuery {
    char *const *names; /* what the test looks for; may be NULL */
    ResolveTest test;
    gboolean absent;    /* the answer for a member that an initialiser leaves out */
    gboolean assembled; /* a declaration without a value says nothing: the members do */
    guint depth;        /* how many locals it is followed through */
};

#define RESOLVE_DEPTH 6U

/* Whether the test holds for the value, whichever way the action is reached. */
gboolean resolve_value(const View *view, const FactsAction *at, FactsRow value,
                       const ResolveQuery *query);
/* The same for what a place holds there. */
gboolean resolve_place(const View *view, const FactsAction *at, FactsRow place,
                       const ResolveQuery *query);

/* Calls visit for each value that may have been written to place last before the action: FALSE when
 * there is none. */
typedef void (*ResolveVisitor)(const View *view, const FactsAction *write, gpointer data);
gboolean resolve_reaching(const View *view, const FactsAction *at, FactsRow place,
                          ResolveVisitor visit, gpointer data);

/* What a write to place, or to something it is part of, leaves there: *part is the value, 0 for a
 * member that is left out. FALSE when that is not known. */
gboolean resolve_written(const Facts *facts, const FactsAction *write, FactsRow place,
                         FactsRow *part);

/* Whether place is outer or part of it. */
gboolean resolve_place_within(const Facts *facts, FactsRow place, FactsRow outer);
/* The variable (or other root) a place is a member of. */
FactsRow resolve_root(const Facts *facts, FactsRow place);
/* Whether the place is a local or parameter, or a member of one. */
gboolean resolve_is_own(const Facts *facts, FactsRow place);
/* Whether the action writes the place or what it is part of. */
gboolean resolve_writes(const Facts *facts, const FactsAction *action, FactsRow place);

#endif
