/* Mentions: where a program names a function: who calls it, hands it over or keeps its address. */
#ifndef COROLINT_INFER_MENTIONS_H
#define COROLINT_INFER_MENTIONS_H

#include "model/finding.h"
#include "model/program.h"

/* Appends a TraceStep for each, in the order of the program, but no more than most of them, and
 * returns how many there are. */
guint mentions_find(const Program *program, const ProgramFunction *function, guint most,
                    GPtrArray *steps);

#endif
