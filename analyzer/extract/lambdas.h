/* Lambdas: a function of their own, made where they are written, and what they capture. */
#ifndef COROLINT_EXTRACT_LAMBDAS_H
#define COROLINT_EXTRACT_LAMBDAS_H

#include "extract/flow.h"

/* Writes down the lambda's body as a function and returns the closure as a value. */
FactsRow lambdas_value(Builder *builder, CXCursor lambda);

/* The place a variable of an enclosing function has inside the lambda being written down. */
FactsRow lambdas_capture(Builder *builder, CXCursor variable);

/* Whether its body stands in the facts already. */
gboolean lambdas_is_extracted(Extraction *extraction, CXCursor lambda);

#endif
