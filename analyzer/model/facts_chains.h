/* Chains: where one row leads to others of its table, and these to further ones.
 *
 * For facts whose row numbers are all known to be in range; see facts_check.h. */
#ifndef COROLINT_MODEL_FACTS_CHAINS_H
#define COROLINT_MODEL_FACTS_CHAINS_H

#include "model/facts.h"

/* Whether every chain comes to an end, and those that are recursed into soon enough: of places,
 * values, pointees, bases and the functions that lambdas are written in. */
gboolean facts_chains_end(const Facts *facts);

#endif
