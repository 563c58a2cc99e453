/* Call sites: where a function is called from, when that is known. */
#ifndef COROLINT_INFER_CALL_SITES_H
#define COROLINT_INFER_CALL_SITES_H

#include "infer/view.h"

typedef gboolean (*CallSiteTest)(const View *view, const FactsAction *call, gpointer data);

/* Whether the test holds at every call of the function. FALSE too when nothing calls it, or when
 * others may: its address is taken, or it is virtual. */
gboolean call_sites_all(const View *function, CallSiteTest test, gpointer data);

#endif
