/* Tables: what a constant object's initialiser says of one of its fields or elements. */
#ifndef COROLINT_INFER_TABLES_H
#define COROLINT_INFER_TABLES_H

#include "model/facts.h"

/* Whether a variable never changes: it, or the elements of the array it is, are const. */
gboolean tables_is_constant(const Facts *facts, const FactsVariable *variable);

/* What the initialiser of a constant gives to the part of it in place (a field of it, an element at
 * a constant index): *value is a row of values, 0 for what is left out. FALSE when that is not
 * known. */
gboolean tables_part(const Facts *facts, FactsRow place, FactsRow *value);
/* The same for a field (a row of variables) of the object in place. */
gboolean tables_field(const Facts *facts, FactsRow place, FactsRow field, FactsRow *value);

#endif
