/* Kinds of locks: whether taking one blocks the thread, suspends the coroutine, or does nothing. */
#ifndef COROLINT_INFER_LOCK_KINDS_H
#define COROLINT_INFER_LOCK_KINDS_H

#include "infer/view.h"

/* Which kind of lock an action takes; CATALOG_LOCK_BY_TYPE when it is none that blocks or suspends:
 * its lock() visibly does nothing of the kind. */
CatalogLockKind lock_kinds_taken(const View *view, const FactsAction *action,
                                 const CatalogEntry *entry, const CatalogSubject *subject);
/* Whether a type is catalogued as a lock, by itself, a typedef name or a base. */
CatalogLockKind lock_kinds_of_type(const View *view, FactsRow type);

#endif
