/* Flow values: which functions a value is, or brings along, noted as edges of a flow graph. */
#ifndef COROLINT_INFER_FLOW_VALUES_H
#define COROLINT_INFER_FLOW_VALUES_H

#include "infer/flow_nodes.h"
#include "infer/flow_scan.h"

/* A variable that points to another one: what is written through it gets there. */
typedef struct FlowPointer {
    guint32 pointer; /* nodes */
    guint32 variable;
} FlowPointer;

/* A function being gone through, or the variables of a unit. */
typedef struct FlowWalk {
    const FlowScan *scan;
    FlowScope scope;
    const ProgramFunction *function; /* NULL outside of any */
    GArray *pointers;                /* of FlowPointer: where addresses get to */
    guint8 *holds;                   /* by row of types: 0 not known yet, 1 no, 2 yes */
} FlowWalk;

/* callable_types_hold(), asked once for each type of a unit. */
gboolean flow_values_type_holds(const FlowWalk *walk, FactsRow type);
gboolean flow_values_place_holds(const FlowWalk *walk, FactsRow place);

/* Whether a value may be a function, or holds one: not for literals, whose fields do. */
gboolean flow_values_carry(const FlowWalk *walk, FactsRow value);

/* Notes where the functions in a value get to: a node, or 0 for nowhere in particular. The fields
 * of literals are filled in either case, and objects whose address is taken are noted. */
void flow_values_add(const FlowWalk *walk, FactsRow value, guint32 node);

/* Notes that a class has that field: the nodes of a class are what a table handed over is. */
void flow_values_note_field(const FlowWalk *walk, FactsRow class_type, guint32 field);

#endif
