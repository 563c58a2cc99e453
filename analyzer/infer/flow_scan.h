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

/* Goes through every unit and solves the graph. */
void flow_scan_run(const FlowScan *scan);

#endif
