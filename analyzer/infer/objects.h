/* Objects whose end does something: which lock a guard was given, whether a destructor still acts.
 */
#ifndef COROLINT_INFER_OBJECTS_H
#define COROLINT_INFER_OBJECTS_H

#include "infer/view.h"

/* Of a guard made in this function, the place of the lock it was given; any other place as it is.
 */
FactsRow objects_guarded_place(const View *view, FactsRow place);

/* Whether on some way to this destruction the object is still in charge: neither joined, detached
 * nor moved from, and made with something to do. */
gboolean objects_destructor_acts(const View *view, const FactsAction *destroy);

#endif
