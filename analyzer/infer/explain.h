/* Explaining: what inference knows of one function, as plain data. */
#ifndef COROLINT_INFER_EXPLAIN_H
#define COROLINT_INFER_EXPLAIN_H

#include "infer/explainer.h"
#include "model/explanation.h"

/* match is one of those the explainer was made for. The explanation belongs to the caller. */
Explanation *explain_function(const Explainer *explainer, const FunctionMatch *match);

#endif
