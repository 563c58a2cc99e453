/* Whether facts hold together: every row number, slice, text and kind means something, and what
 * leads from row to row comes to an end.
 *
 * Everybody else follows facts without looking. So facts from a process whose memory may be
 * damaged are checked once, before anybody does: their checksum, which that process has computed
 * itself, says nothing of them. It takes one pass over the rows. */
#ifndef COROLINT_MODEL_FACTS_CHECK_H
#define COROLINT_MODEL_FACTS_CHECK_H

#include "model/facts.h"

/* Values and places may be made of one another this deep, bases stand above one another: questions
 * about them recurse. */
#define FACTS_DEPTH_MOST 10000U

/* FALSE with an error of FACTS_ERROR when they do not. */
gboolean facts_check(const Facts *facts, GError **error);

#endif
