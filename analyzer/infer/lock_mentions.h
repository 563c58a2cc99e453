/* Lock mentions: by names alone, which code may have to do with locks and is worth a closer look.
 */
#ifndef COROLINT_INFER_LOCK_MENTIONS_H
#define COROLINT_INFER_LOCK_MENTIONS_H

#include "catalog/catalog.h"
#include "model/facts.h"

/* Whether the catalogs have anything to say about locks and this action. */
gboolean lock_mentions_in(const Catalog *catalog, const Facts *facts, const FactsAction *action);

/* Whether a coroutine lock may be taken there: one is among what the action is about. */
gboolean lock_mentions_coroutine_lock(const Catalog *catalog, const Facts *facts,
                                      const FactsAction *action);

#endif
