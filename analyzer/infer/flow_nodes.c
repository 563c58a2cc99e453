#include "infer/flow_nodes.h"

/* Tells what a call calls from what it returns. */
#define CALLED_BIT 0x80000000U

static guint32 number_node(const FlowScope *scope, FlowNodeKind kind, guint32 unit, guint32 row,
                           guint32 index) {
    return flow_graph_node(scope->graph, (FlowNodeKey){kind, {unit, row, index}}, NULL);
}

guint32 flow_nodes_variable(const FlowScope *scope, FactsRow row) {
    const FactsVariable *variable = facts_variable(scope->facts, row);
    if (!row)
        return 0;
    if (variable->key)
        return flow_graph_named(scope->graph, facts_text(scope->facts, variable->key));
    return number_node(scope, FLOW_NODE_VARIABLE, scope->unit->index, row, 0);
}

guint32 flow_nodes_made(const FlowScope *scope, guint32 action_id) {
    return number_node(scope, FLOW_NODE_MADE, scope->unit->index, scope->function, action_id);
}

guint32 flow_nodes_called(const FlowScope *scope, guint32 action_id) {
    return flow_nodes_made(scope, CALLED_BIT | action_id);
}

guint32 flow_nodes_result(const FlowScope *scope, ProgramBody body) {
    return number_node(scope, FLOW_NODE_RESULT, body.unit, body.row, 0);
}

guint32 flow_nodes_capture(const FlowScope *scope, guint32 index) {
    return number_node(scope, FLOW_NODE_CAPTURE, scope->unit->index, scope->function, index);
}

guint32 flow_nodes_assigned(const FlowScope *scope, guint32 field) {
    gboolean is_new = FALSE;
    guint32 node =
        flow_graph_node(scope->graph, (FlowNodeKey){FLOW_NODE_ASSIGNED, {field, 0, 0}}, &is_new);
    if (is_new)
        flow_graph_add_edge(scope->graph, node, field);
    return node;
}

/* A field of an object that has a name: what is written to it can be met by the field, too. */
guint32 flow_nodes_member(const FlowScope *scope, guint32 object, guint32 field) {
    gboolean is_new = FALSE;
    guint32 node =
        flow_graph_node(scope->graph, (FlowNodeKey){FLOW_NODE_MEMBER, {object, field, 0}}, &is_new);
    if (is_new)
        flow_graph_add_edge(scope->graph, node, field);
    return node;
}

static gboolean is_library_object(const Facts *facts, FactsRow place) {
    guint32 flags = facts_type(facts, facts_place(facts, place)->type)->flags;
    return flags & FACTS_TYPE_SYSTEM && flags & FACTS_TYPE_RECORD;
}

/* The variable that a place is part of without a pointer between them; 0 for none. */
FactsRow flow_nodes_root(const Facts *facts, FactsRow place) {
    for (;;) {
        const FactsPlace *known = facts_place(facts, place);
        switch (known->kind) {
        case FACTS_PLACE_FIELD:
        case FACTS_PLACE_INDEX:
            place = known->base;
            break;
        case FACTS_PLACE_LOCAL:
        case FACTS_PLACE_PARAMETER:
        case FACTS_PLACE_STATIC:
        case FACTS_PLACE_GLOBAL: {
            guint32 flags = facts_type(facts, known->type)->flags;
            return flags & (FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE) ? 0 : known->detail;
        }
        default:
            return 0;
        }
    }
}

guint32 flow_nodes_field(const FlowScope *scope, FactsRow base, FactsRow variable) {
    if (is_library_object(scope->facts, base))
        return flow_nodes_place(scope, base); /* `pair::second`: what the whole holds */
    guint32 field = flow_nodes_variable(scope, variable);
    if (!flow_nodes_root(scope->facts, base))
        return field;
    return flow_nodes_member(scope, flow_nodes_place(scope, base), field);
}

guint32 flow_nodes_place(const FlowScope *scope, FactsRow place) {
    const FactsPlace *known = facts_place(scope->facts, place);
    switch (known->kind) {
    case FACTS_PLACE_FIELD:
        return flow_nodes_field(scope, known->base, known->detail);
    case FACTS_PLACE_INDEX:
    case FACTS_PLACE_DEREF:
        return flow_nodes_place(scope, known->base);
    case FACTS_PLACE_LOCAL:
    case FACTS_PLACE_PARAMETER:
    case FACTS_PLACE_STATIC:
    case FACTS_PLACE_GLOBAL:
        return flow_nodes_variable(scope, known->detail);
    case FACTS_PLACE_RESULT:
    case FACTS_PLACE_ALLOCATION:
        return scope->function ? flow_nodes_made(scope, known->detail) : 0;
    case FACTS_PLACE_CAPTURE:
        return flow_nodes_capture(scope, known->detail);
    default:
        return 0;
    }
}

/* What a write to a place fills: through a pointer, the field as far as it is not a named
 * object's. */
guint32 flow_nodes_target(const FlowScope *scope, FactsRow place) {
    guint32 node = flow_nodes_place(scope, place);
    const FactsPlace *known = facts_place(scope->facts, place);
    while (known->kind == FACTS_PLACE_INDEX)
        known = facts_place(scope->facts, known->base);
    if (known->kind == FACTS_PLACE_FIELD && node && !is_library_object(scope->facts, known->base) &&
        !flow_nodes_root(scope->facts, known->base))
        return flow_nodes_assigned(scope, node);
    return node;
}
