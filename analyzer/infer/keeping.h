/* Keeping: what functions and classes without a body in the program do with what they are given. */
#ifndef COROLINT_INFER_KEEPING_H
#define COROLINT_INFER_KEEPING_H

#include "infer/view.h"

/* Whether a function or class the catalogs know keeps that argument, or runs it elsewhere. */
gboolean keeping_argument(const CatalogEntry *entry, guint index);

/* Whether an object of that class, or one it is made of, may share what the action makes it with: a
 * thread, a class of the program's own. */
gboolean keeping_shares(const View *view, const FactsAction *action, FactsRow type);

/* Whether the standard library is called or constructed: unless a catalog says more, it keeps what
 * it is given in the object, the other arguments or the result and nowhere else. */
gboolean keeping_is_library(const View *view, const FactsAction *action);

#endif
