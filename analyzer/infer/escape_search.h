/* Escape search: what one body does with an object it is given or makes; the parts of escape.c.
 *
 * A search grows the set of roots (infer/roots.h) that may lead to the object until nothing is
 * added, and gathers what becomes of it on the way. It owns nothing: whoever starts it does. */
#ifndef COROLINT_INFER_ESCAPE_SEARCH_H
#define COROLINT_INFER_ESCAPE_SEARCH_H

#include "infer/view.h"

/* What a body does with what it was given; a set. */
typedef enum Fate {
    FATE_OUT = 1 << 0,      /* others can see it from here on */
    FATE_RETURNED = 1 << 1, /* the result leads to it */
    FATE_KEPT = 1 << 2,     /* the object the body belongs to leads to it */
    FATE_STORED = 1 << 3,   /* what the first parameter points to leads to it; the others follow */
} Fate;

/* Parameters that a Fate tells apart. */
#define FATE_PARAMETERS 16U

typedef struct EscapeSearch {
    GHashTable *roots; /* all that leads to the object */
    GHashTable *fates; /* Fate + 1 by action and argument; below 0 by lambda and capture */
    guint depth;       /* how many bodies deeper it may look */
    guint fate;
    gboolean grew;
} EscapeSearch;

/* escape.c */

/* What the callee's body does with one of its roots; FATE_OUT when there is no telling. */
guint escape_fate_in_body(const View *view, const ProgramFunction *callee, guint32 root,
                          guint depth);

/* escape_search.c */

void escape_search_add(EscapeSearch *search, guint32 root);
gboolean escape_search_leads(const View *view, const EscapeSearch *search, FactsRow place);

/* Whether a value leads to the object. */
gboolean escape_search_refers(const View *view, EscapeSearch *search, FactsRow value);
/* Whether a lambda captures it; what its body does with it is added to the search. */
gboolean escape_search_captured(const View *view, EscapeSearch *search, FactsRow lambda);

/* The place holds it from here on; what a value points to does. */
void escape_search_store(const View *view, EscapeSearch *search, FactsRow place);
void escape_search_store_behind(const View *view, EscapeSearch *search, FactsRow value);

/* What was found out about an action and one of its arguments already: Fate + 1, or 0. */
guint escape_search_known_fate(const EscapeSearch *search, guint32 id, guint32 index);
void escape_search_keep_fate(EscapeSearch *search, guint32 id, guint32 index, guint fate);

/* escape_calls.c */

void escape_calls_look_at(const View *view, const FactsAction *action, EscapeSearch *search);
/* A suspension: what it awaits may hold the object. */
void escape_calls_look_at_await(const View *view, const FactsAction *suspend, EscapeSearch *search);

#endif
