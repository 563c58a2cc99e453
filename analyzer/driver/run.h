/* A run: from the command line to the exit status. */
#ifndef COROLINT_DRIVER_RUN_H
#define COROLINT_DRIVER_RUN_H

#include "driver/options.h"

#define EXIT_NOTHING 0
#define EXIT_FINDINGS 1
#define EXIT_TROUBLE 2

/* Does what the options ask for and returns the exit status. */
int run_task(const Options *options);

#endif
