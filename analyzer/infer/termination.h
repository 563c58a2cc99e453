/* Termination: which functions certainly never return, because every way through their bodies ends
 * in one that does not, in a throw or in an endless loop. */
#ifndef COROLINT_INFER_TERMINATION_H
#define COROLINT_INFER_TERMINATION_H

#include "model/program.h"

/* Sets never_returns of every function of the program it is true of. */
void termination_infer(Program *program);

#endif
