/* Keeping: what functions and classes without a body in the program do with what they are given. */
#ifndef COROLINT_INFER_KEEPING_H
#define COROLINT_INFER_KEEPING_H

#include "infer/view.h"

/* Whether a function or class the catalogs know keeps that argument; runs it elsewhere, later or
 * beside, or hands it to what does; calls it before it returns. */
gboolean keeping_argument(const CatalogEntry *entry, guint index);
gboolean keeping_elsewhere(const CatalogEntry *entry, guint index);
gboolean keeping_calls(const CatalogEntry *entry, guint index);

/* Whether objects of that type, one of the library's, hold their elements in themselves. */
gboolean keeping_is_container(const View *view, FactsRow type);

/* Whether an object of that class, or one it is made of, may share what the action makes it with: a
 * thread, a class of the program's own. */
gboolean keeping_shares(const View *view, const FactsAction *action, FactsRow type);

/* Whether the standard library is called or constructed: unless a catalog says more, it keeps what
 * it is given in the object, the other arguments or the result and nowhere else. */
gboolean keeping_is_library(const View *view, const FactsAction *action);

#endif
