/* From the inputs to a program: the facts of every unit are taken from the cache, or else it is
 * parsed in a worker process. */
#ifndef COROLINT_DRIVER_GATHER_H
#define COROLINT_DRIVER_GATHER_H

#include "driver/inputs.h"
#include "driver/options.h"
#include "model/program.h"
#include "report/report.h"

/* FALSE when not all units were dealt with. Adds all units to program, in the order of inputs
 * whatever worker was faster, and what went wrong to report. After Ctrl-C program holds what was
 * there by then, and report says so. The program still has to be joined. */
gboolean gather_program(const Options *options, const Inputs *inputs, Program *program,
                        Report *report);

#endif
