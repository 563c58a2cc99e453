/* Lock names: which lock, and which guard, an action speaks of. */
#ifndef COROLINT_INFER_LOCK_NAMES_H
#define COROLINT_INFER_LOCK_NAMES_H

#include "infer/place_names.h"

/* Names as in place_names.h; NULL for what is not known to be any other. */
typedef struct LockName {
    FactsRow place; /* the lock's own place; 0 for none */
    const char *lock;
    const char *guard; /* what the action names: a guard for the lock it was given */
} LockName;

LockName lock_name_of_place(PlaceNames *names, const View *view, FactsRow place);
LockName lock_name_of_value(PlaceNames *names, const View *view, FactsRow row);

/* One use of a macro, which may be several calls. */
typedef struct MacroUse {
    LockName lock;
    FactsRow guard; /* the place of the variable it declares; 0 for none */
    guint32 first;  /* the id of its first call */
} MacroUse;

/* What the expansion of a macro hands on tells which lock it is about. */
MacroUse lock_name_of_macro(PlaceNames *names, const View *view, const FactsAction *action,
                            const CatalogSubject *subject);

#endif
