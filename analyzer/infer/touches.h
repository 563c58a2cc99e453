/* Touches: what may change a local beside the writes that name it. */
#ifndef COROLINT_INFER_TOUCHES_H
#define COROLINT_INFER_TOUCHES_H

#include "infer/view.h"

/* Whether, on some way to the action, a pointer to the local (or to a part of it) was kept or
 * handed to a call that may write through it, or a method was called that changes it. */
gboolean touches_may_have_changed(const View *view, const FactsAction *at, FactsRow place);

#endif
