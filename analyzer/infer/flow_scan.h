/* Flow scan: goes through the facts of a program and notes in a graph how functions get from one
 * place to another: by writes, literals, arguments, results and captures. What is asked of the
 * graph afterwards is in infer/flows.h. */
#ifndef COROLINT_INFER_FLOW_SCAN_H
#define COROLINT_INFER_FLOW_SCAN_H

#include "catalog/catalog.h"
#include "infer/flow_graph.h"
#include "infer/members.h"
#include "infer/overrides.h"

/* What a scan goes by and what it fills. All borrowed. */
typedef struct FlowScan {
    const Program *program;
    const Catalog *catalog;
    const Members *members;
    const Overrides *overrides;
    FlowGraph *graph;
    GHashTable *by_class; /* name of a class to GArray of guint32, the nodes of its fields */
    GHashTable *exposed;  /* set of nodes: named objects whose address is taken */
} FlowScan;

/* What a scan still has to know when a unit is added. */
typedef struct FlowScanState FlowScanState;

/* Goes through every unit and solves the graph. */
FlowScanState *flow_scan_run(const FlowScan *scan);
/* Goes through one that has been added since, and solves the graph again. What other units say
 * stays. */
void flow_scan_add_unit(FlowScanState *state, guint unit);
void flow_scan_free(FlowScanState *state);

#endif
