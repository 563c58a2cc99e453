/* Zeros: timeouts that make a call return at once. */
#ifndef COROLINT_INFER_ZEROS_H
#define COROLINT_INFER_ZEROS_H

#include "infer/view.h"

/* Whether the value is certainly zero there: a number, a duration, what a pointer points to. */
gboolean zeros_resolve(const View *view, const FactsAction *at, FactsRow value);

#endif
