/* The nodes of a flow graph that belong to the places of a function.
 *
 * A field is one node for all objects of its class. An object that has a name (a global, a static,
 * a local) has nodes of its own for its fields, with an edge to the class's. */
#ifndef COROLINT_INFER_FLOW_NODES_H
#define COROLINT_INFER_FLOW_NODES_H

#include "infer/flow_graph.h"

/* Where places stand: all borrowed. */
typedef struct FlowScope {
    FlowGraph *graph;
    const ProgramUnit *unit;
    const Facts *facts;
    FactsRow function; /* 0 outside of any */
} FlowScope;

guint32 flow_nodes_variable(const FlowScope *scope, FactsRow variable);
/* What an action returns or makes. */
guint32 flow_nodes_made(const FlowScope *scope, guint32 action_id);
/* What is called at a call through a pointer. */
guint32 flow_nodes_called(const FlowScope *scope, guint32 action_id);
guint32 flow_nodes_result(const FlowScope *scope, ProgramBody body);
guint32 flow_nodes_capture(const FlowScope *scope, guint32 index);

/* 0 for places that nothing is known of. */
guint32 flow_nodes_place(const FlowScope *scope, FactsRow place);
/* A field (a row of variables) of the object in place base. */
guint32 flow_nodes_field(const FlowScope *scope, FactsRow base, FactsRow field);
/* The field of an object with a name, by the nodes of both. */
guint32 flow_nodes_member(const FlowScope *scope, guint32 object, guint32 field);
/* What is written to a field through a pointer to its object. */
guint32 flow_nodes_assigned(const FlowScope *scope, guint32 field);
/* What a write to a place fills. */
guint32 flow_nodes_target(const FlowScope *scope, FactsRow place);

/* The variable (a row) that a place is, or is part of without a pointer between them; 0 for none.
 */
FactsRow flow_nodes_root(const Facts *facts, FactsRow place);

#endif
