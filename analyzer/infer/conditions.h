/* Conditions whose outcome the catalogs know: whether code runs in a coroutine. */
#ifndef COROLINT_INFER_CONDITIONS_H
#define COROLINT_INFER_CONDITIONS_H

#include "infer/view.h"

/* Whether the condition of an edge has a known outcome in the view, and which. */
gboolean conditions_known(const View *view, FactsRow condition, gboolean *answer);

#endif
