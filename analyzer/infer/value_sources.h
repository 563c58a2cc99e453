/* Value sources: which places a value is computed from, through operators, calls and awaits; and
 * which places an action writes, itself or by a plain function it calls. */
#ifndef COROLINT_INFER_VALUE_SOURCES_H
#define COROLINT_INFER_VALUE_SOURCES_H

#include "infer/place_names.h"

typedef struct ValueSource {
    const char *name;  /* of the place that is read */
    guint32 call;      /* the call that reads it; 0 when the expression itself does */
    gboolean is_local; /* a local or parameter of the body: what it holds was put there */
} ValueSource;

/* Appends a ValueSource for each place. part is the path (place_names.h) to what matters of the
 * value; "" for all of it. */
void value_sources_of(PlaceNames *names, const View *view, FactsRow value, const char *part,
                      GArray *sources);

typedef struct Assignment {
    FactsRow place;
    FactsRow value; /* an address stands for what is there */
} Assignment;

/* Whether an action sets a place to a value: a write, a declaration, `operator=`. */
gboolean value_assignment(const View *view, const FactsAction *action, Assignment *assignment);

/* Calls visit for each place that an action sets to a new value: sources tell what from. A write
 * that first reads the place again (`x += 1`) is none. place is 0 where a callee writes. */
typedef void (*ValueWriteVisitor)(const View *view, const FactsAction *action, FactsRow place,
                                  const char *name, const GArray *sources, gpointer data);
void value_writes_each(PlaceNames *names, const View *view, const FactsAction *action,
                       ValueWriteVisitor visit, gpointer data);

#endif
