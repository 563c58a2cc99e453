/* Aliases: which of the roots (roots.h) that lead to a body's own locks lead to nothing else, so
 * that what is locked through them is one of those. */
#ifndef COROLINT_INFER_ALIASES_H
#define COROLINT_INFER_ALIASES_H

#include "infer/view.h"

/* Takes those out of leads, a set of roots, that may hold something else than what the locks (a set
 * of roots too) are: a pointer set to another lock, a closure that captures one. */
void aliases_drop_mixed(const View *view, GHashTable *leads, GHashTable *locks);

#endif
