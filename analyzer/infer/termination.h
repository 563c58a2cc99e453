/* Termination: which functions certainly never return, because every way through their bodies ends
 * in one that does not, in a throw or in an endless loop. */
#ifndef COROLINT_INFER_TERMINATION_H
#define COROLINT_INFER_TERMINATION_H

#include "model/program_change.h"

/* Sets never_returns of every function of the program it is true of. */
void termination_infer(Program *program);
/* Sets it anew for the functions that have changed. */
void termination_infer_changed(const Program *program, const ProgramChange *change);

#endif
