/* Sharing: which places other tasks may see. */
#ifndef COROLINT_INFER_SHARING_H
#define COROLINT_INFER_SHARING_H

#include "infer/place_names.h"

/* By the name alone (place_names.h): FALSE for what is surely this call's own. */
gboolean sharing_is_possible(const char *name);

/* Whether others may see the place: a global, a static, a member, what a parameter leads to; a
 * local only when a task that runs beside was given it. */
gboolean sharing_of_place(const View *view, FactsRow place, const char *name);

#endif
