/* From the inputs to a program: the facts of every unit are taken from the cache, or else it is
 * parsed in a worker process. */
#ifndef COROLINT_DRIVER_GATHER_H
#define COROLINT_DRIVER_GATHER_H

#include "driver/inputs.h"
#include "driver/options.h"
#include "model/program.h"
#include "report/report.h"

/* A file whose text comes from elsewhere than the disk. Borrowed. */
typedef struct UnsavedFile {
    const char *file; /* absolute; NULL: there is none */
    const char *contents;
    gsize length;
} UnsavedFile;

/* FALSE when not all units were dealt with. Adds all units to program, in the order of inputs
 * whatever worker was faster, and what went wrong to report. After Ctrl-C program holds what was
 * there by then, and report says so. The program still has to be joined. */
gboolean gather_program(const Options *options, const Inputs *inputs, const UnsavedFile *unsaved,
                        Program *program, Report *report);

#endif
