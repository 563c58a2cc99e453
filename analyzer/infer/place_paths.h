/* Place paths: what the names of places (place_names.h) say of one another. */
#ifndef COROLINT_INFER_PLACE_PATHS_H
#define COROLINT_INFER_PLACE_PATHS_H

#include "infer/view.h"

/* Whether callers may know a place of that name. */
gboolean place_name_is_callers(const char *name);
/* Whether name is outer or lies in it. */
gboolean place_name_within(const char *name, const char *outer);
/* The same, and no pointer leads from the one to the other: who copies outer copies it too. */
gboolean place_name_part_of(const char *name, const char *outer);
/* Whether another place has that name once part is set anew: a pointer it goes through, an index in
 * it. */
gboolean place_name_depends_on(const char *name, const char *part);
/* The local or parameter that the place is, or lies in; 0 for none. */
FactsRow place_name_own_variable(const View *view, const char *name);
/* Whether the path goes through, or begins with, part. */
gboolean place_name_mentions(const char *name, const char *part);

#endif
