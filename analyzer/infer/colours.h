/* Colours: the calls by which plain functions run coroutines as if they were plain functions too.
 *
 * Coroutines here are the marked ones: a C++20 coroutine that is called makes a task and runs
 * nothing, whoever calls it. */
#ifndef COROLINT_INFER_COLOURS_H
#define COROLINT_INFER_COLOURS_H

#include "infer/inference.h"

/* Appends an OutsideCall for each that one of functions makes (of ProgramFunction), in their order.
 */
void colours_find(const Context *context, const GPtrArray *functions, GPtrArray *outside_calls);

#endif
