/* What names tell, for --init: whether a word looks like a mark of coroutines. */
#ifndef COROLINT_DRIVER_INIT_WORDS_H
#define COROLINT_DRIVER_INIT_WORDS_H

#include "catalog/catalog.h"

/* The length of the identifier that text begins with; 0 when it begins with none. */
gsize init_words_identifier(const char *text);

/* Whether a name ends in a word for coroutines, perhaps with one for functions behind it: my_co,
 * no_coroutine_fn, coroutine_mixed_fn; not co_wrapper. */
gboolean init_words_suggest_mark(const char *name, gsize length);

/* Whether a macro that expands to body may be a mark: to nothing, or an attribute that is not for
 * something else. */
gboolean init_words_may_expand_mark(const char *body);

/* What a mark most likely means, by its name. */
CatalogMark init_words_guess_mark(const char *name);

#endif
