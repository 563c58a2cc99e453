/* New findings: which of them changed lines bring in.
 *
 * A finding is new when its line, or that of a step of its trace, has changed; and when its
 * function runs on the event loop only since: the line that marks it, makes it a coroutine or hands
 * it to an event loop has changed. */
#ifndef COROLINT_DRIVER_NEW_FINDINGS_H
#define COROLINT_DRIVER_NEW_FINDINGS_H

#include "driver/changes.h"
#include "infer/inference.h"

/* Marks the others (of Finding) as old. */
void new_findings_mark(GPtrArray *findings, const Inference *inference, Changes *changes);

#endif
