/* Places as messages show them. */
#ifndef COROLINT_INFER_SHOWN_PLACES_H
#define COROLINT_INFER_SHOWN_PLACES_H

#include "infer/view.h"

/* `s->lock`, `counters[i]`, `this->total`, as one would write it; NULL for a place that has no
 * name. Free with g_free(). */
char *shown_place(const View *view, FactsRow place);

#endif
