/* Bodies: one function's flow graph, start to finish. */
#ifndef COROLINT_EXTRACT_BODY_H
#define COROLINT_EXTRACT_BODY_H

#include "extract/flow.h"

/* Writes down the body of a function's definition. */
void body_extract_function(Extraction *extraction, FactsRow row, CXCursor function);

/* Writes down what the initialisers of a file's globals do, as a function of its own. */
void body_extract_globals(Extraction *extraction, const CXCursor *variables, guint count);

/* Writes down those of the lambdas that no function met, as if a function of its own made them. */
void body_extract_lambdas(Extraction *extraction, const CXCursor *lambdas, guint count);

/* Draws parameters, member initialisers and body of a function or lambda into a started builder. */
void body_fill(Builder *builder, CXCursor function);

#endif
