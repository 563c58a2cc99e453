/* Init statements of `switch (init; c)` and `for (init; x : r)`: libclang's tree leaves them out.
 */
#ifndef COROLINT_EXTRACT_HIDDEN_H
#define COROLINT_EXTRACT_HIDDEN_H

#include "extract/statements.h"

/* Emits the statement between a switch's or range-for's parenthesis and its ';', if there is one.
 * What it declares lives in the current scope. */
void hidden_emit_init(Builder *builder, CXCursor statement);

#endif
