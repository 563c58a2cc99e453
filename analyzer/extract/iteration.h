/* Range-for: the calls of `begin`, `end`, `!=` and `++` that are not written. */
#ifndef COROLINT_EXTRACT_ITERATION_H
#define COROLINT_EXTRACT_ITERATION_H

#include "extract/expressions.h"

typedef struct Iteration {
    Builder *builder;
    CXCursor range;    /* where its calls are seen */
    FactsRow iterator; /* row of places */
    CXCursor differs;  /* `!=`, or the `==` it is made of; null when it is nobody's own */
    CXCursor next;     /* `++`; likewise */
} Iteration;

/* Emits `begin` and `end` of the range at place. */
void iteration_start(Iteration *iteration, Builder *builder, CXCursor variable, CXCursor range,
                     FactsRow place);
/* What is done before each time round, and after it. */
void iteration_compare(Iteration *iteration);
void iteration_advance(Iteration *iteration);

#endif
