/* Accessors: functions that do nothing but return something. */
#ifndef COROLINT_INFER_ACCESSORS_H
#define COROLINT_INFER_ACCESSORS_H

#include "infer/view.h"

/* The value such a function returns; 0 when the body does more than that. */
FactsRow accessors_returned_value(const View *view);

/* Whether the function called returns true (or another number that is not 0) and does nothing
 * else. */
gboolean accessors_always_true(const View *view, const FactsAction *call);

#endif
