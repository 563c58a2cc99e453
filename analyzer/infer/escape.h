/* Escape: whether something else can come to see what a variable holds or points to. */
#ifndef COROLINT_INFER_ESCAPE_H
#define COROLINT_INFER_ESCAPE_H

#include "infer/view.h"

/* The variable (row of variables) a place lies in or behind, through dereferences and the accessors
 * of smart pointers; 0 when it is none of this function's locals and parameters. */
FactsRow escape_root(const View *view, FactsRow place);

/* Whether the address, or what the pointer points to, of a local or parameter is returned, stored,
 * handed to a task, or passed to a function that may do so. leads is a set of roots (roots.h): all
 * that may lead to the object when nothing lets it out is added, the variable itself too. */
gboolean escape_of_variable(const View *view, FactsRow variable, GHashTable *leads);

#endif
