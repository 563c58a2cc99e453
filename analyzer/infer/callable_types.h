/* Callable types: which types can hold a function that is called later. */
#ifndef COROLINT_INFER_CALLABLE_TYPES_H
#define COROLINT_INFER_CALLABLE_TYPES_H

#include "catalog/catalog.h"
#include "model/facts.h"

/* Whether the catalogs say that calling an object of the class calls what it was made from:
 * `std::function`. */
gboolean callable_types_wrap(const Catalog *catalog, const char *class_name);

/* Whether an object of the type can hold functions that its facts do not name: pointers to
 * functions and members, the library's wrappers, arrays and containers of such, and pointers and
 * references to them. The program's own classes hold them in fields, which have types of their own.
 */
gboolean callable_types_hold(const Catalog *catalog, const Facts *facts, FactsRow type);

#endif
