/* Values: what an expression's result is, as far as the code shows it. A value is a row of its own
 * at each use; row 0 is unknown. */
#ifndef COROLINT_EXTRACT_VALUES_H
#define COROLINT_EXTRACT_VALUES_H

#include "extract/flow.h"

FactsRow values_row(Builder *builder, FactsValueKind kind, guint32 left, guint32 right);
FactsRow values_binary(Builder *builder, FactsOperator operator, FactsRow left, FactsRow right);

/* A number or enumerator, with the names it was written with: the outermost macro, the innermost,
 * and the enumerator. */
FactsRow values_constant(Builder *builder, CXCursor cursor, gint64 number);

/* The same for a use of an enumerator; what the project's own is made of is or-ed to it. */
FactsRow values_enumerator(Builder *builder, CXCursor use, CXCursor enumerator);

/* A floating literal that is a whole number, such as `0.0`; 0 for any other. */
FactsRow values_floating(Builder *builder, CXCursor literal);

/* The number an integer expression certainly has. FALSE when that is not known. */
gboolean values_evaluate(CXCursor expression, gint64 *number);
/* The same, asking libclang only where the expression is made of literals and constants. */
gboolean values_fold(Builder *builder, CXCursor expression, gint64 *number);

/* The value of a constant expression; nothing is emitted. 0 when it is none. */
FactsRow values_constant_expression(Builder *builder, CXCursor expression);

FactsOperator values_operator(enum CXBinaryOperatorKind kind);

/* Whether the expression is a null pointer by its shape: 0, NULL, nullptr, under casts. */
gboolean values_is_null(Builder *builder, CXCursor expression);

#endif
