/* Excuses: the calls of one body that are known to block, and why they do not where they stand. */
#ifndef COROLINT_INFER_EXCUSES_H
#define COROLINT_INFER_EXCUSES_H

#include "infer/call_graph.h"

/* Appends a TraceStep for each to steps. */
void excuses_tell(const Inference *inference, const GraphNode *node, GPtrArray *steps);

#endif
