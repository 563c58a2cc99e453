#include "infer/flow_values.h"

#include "infer/callable_types.h"

/* How deep literals and conditional values are looked into. */
#define VALUE_DEPTH 12U

gboolean flow_values_type_holds(const FlowWalk *walk, FactsRow type) {
    if (!walk->holds[type])
        walk->holds[type] =
            callable_types_hold(walk->scan->catalog, walk->scope.facts, type) ? 2 : 1;
    return walk->holds[type] == 2;
}

gboolean flow_values_place_holds(const FlowWalk *walk, FactsRow place) {
    return flow_values_type_holds(walk, facts_place(walk->scope.facts, place)->type);
}

gboolean flow_values_carry(const FlowWalk *walk, FactsRow row) {
    const FactsValue *value = facts_value(walk->scope.facts, row);
    switch (value->kind) {
    case FACTS_VALUE_FUNCTION:
    case FACTS_VALUE_LAMBDA:
        return TRUE;
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_ADDRESS:
        return flow_values_place_holds(walk, value->left);
    case FACTS_VALUE_RESULT:
        return flow_values_type_holds(walk, value->type);
    case FACTS_VALUE_CHOICE:
    case FACTS_VALUE_BINARY:
        return flow_values_carry(walk, value->left) || flow_values_carry(walk, value->right);
    default:
        return FALSE;
    }
}

static void add_function(const FlowWalk *walk, FactsRow row, guint32 node) {
    const FactsFunction *known = facts_function(walk->scope.facts, row);
    const ProgramFunction *function =
        program_find(walk->scan->program, facts_text(walk->scope.facts, known->key));
    if (function && function->bodies)
        flow_graph_add_function(walk->scope.graph, node, function);
}

/* A function object says by its class what it runs. */
static void add_call_operators(const FlowWalk *walk, FactsRow type, guint32 node) {
    const FactsType *known = facts_type(walk->scope.facts, type);
    if (known->flags & FACTS_TYPE_REFERENCE) {
        type = known->pointee;
        known = facts_type(walk->scope.facts, type);
    }
    if (!node || !(known->flags & FACTS_TYPE_RECORD) || known->flags & FACTS_TYPE_SYSTEM)
        return;
    g_autoptr(GPtrArray) operators =
        members_call_operators(walk->scan->members, walk->scope.unit, type);
    for (guint i = 0; i < operators->len; i++)
        flow_graph_add_function(walk->scope.graph, node, g_ptr_array_index(operators, i));
}

static void add_pointer(const FlowWalk *walk, guint32 pointer, guint32 variable) {
    FlowPointer known = {pointer, variable};
    if (pointer && variable)
        g_array_append_val(walk->pointers, known);
}

/* What has its address taken may be changed by way of it. */
static void note_address(const FlowWalk *walk, FactsRow place, guint32 pointer) {
    FactsRow root = flow_nodes_root(walk->scope.facts, place);
    if (root && facts_variable(walk->scope.facts, root)->key)
        g_hash_table_add(walk->scan->exposed,
                         GUINT_TO_POINTER(flow_nodes_variable(&walk->scope, root)));
    if (pointer && flow_values_place_holds(walk, place))
        add_pointer(walk, pointer, flow_nodes_target(&walk->scope, place));
}

static gboolean is_pointer_to_holder(const FlowWalk *walk, FactsRow type) {
    const FactsType *known = facts_type(walk->scope.facts, type);
    return known->flags & (FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE) && known->pointee &&
           !(facts_type(walk->scope.facts, known->pointee)->flags & FACTS_TYPE_FUNCTION) &&
           flow_values_type_holds(walk, known->pointee);
}

static void add_place(const FlowWalk *walk, FactsRow place, guint32 node) {
    FactsRow type = facts_place(walk->scope.facts, place)->type;
    add_call_operators(walk, type, node);
    if (!node || !flow_values_type_holds(walk, type))
        return;
    guint32 from = flow_nodes_place(&walk->scope, place);
    flow_graph_add_edge(walk->scope.graph, from, node);
    if (is_pointer_to_holder(walk, type))
        add_pointer(walk, node, from);
}

static void add_value(const FlowWalk *walk, FactsRow row, guint32 node, guint depth);

void flow_values_note_field(const FlowWalk *walk, FactsRow class_type, guint32 field) {
    const char *name =
        facts_text(walk->scope.facts, facts_type(walk->scope.facts, class_type)->name);
    GArray *fields = g_hash_table_lookup(walk->scan->by_class, name);
    if (!fields) {
        fields = g_array_new(FALSE, FALSE, sizeof(guint32));
        g_hash_table_insert(walk->scan->by_class, (gpointer)name, fields);
    }
    for (guint i = 0; i < fields->len; i++)
        if (g_array_index(fields, guint32, i) == field)
            return;
    g_array_append_val(fields, field);
}

/* A literal fills the fields of its class, and those of the object that it is for. */
static void add_literal(const FlowWalk *walk, const FactsValue *literal, guint32 node,
                        guint depth) {
    const Facts *facts = walk->scope.facts;
    for (guint i = 0; i + 1 < literal->fields.count; i += 2) {
        FactsRow variable = facts_word(facts, literal->fields, i);
        FactsRow value = facts_word(facts, literal->fields, i + 1);
        if (!variable) { /* an element of an array */
            add_value(walk, value, node, depth);
            continue;
        }
        gboolean holds = flow_values_type_holds(walk, facts_variable(facts, variable)->type);
        if (!holds && facts_value(facts, value)->kind != FACTS_VALUE_OBJECT) {
            add_value(walk, value, 0, depth);
            continue;
        }
        guint32 field = flow_nodes_variable(&walk->scope, variable);
        if (holds)
            flow_values_note_field(walk, literal->type, field);
        add_value(walk, value, node ? flow_nodes_member(&walk->scope, node, field) : field, depth);
    }
}

static void add_value(const FlowWalk *walk, FactsRow row, guint32 node, guint depth) {
    const FactsValue *value = facts_value(walk->scope.facts, row);
    if (!row || depth == 0)
        return;
    switch (value->kind) {
    case FACTS_VALUE_FUNCTION:
    case FACTS_VALUE_LAMBDA:
        add_function(walk, value->left, node);
        break;
    case FACTS_VALUE_PLACE:
        add_place(walk, value->left, node);
        break;
    case FACTS_VALUE_ADDRESS:
        add_place(walk, value->left, node);
        note_address(walk, value->left, node);
        break;
    case FACTS_VALUE_RESULT:
        add_call_operators(walk, value->type, node);
        if (node && walk->scope.function)
            flow_graph_add_edge(walk->scope.graph, flow_nodes_made(&walk->scope, value->left),
                                node);
        break;
    case FACTS_VALUE_OBJECT:
        add_literal(walk, value, node, depth - 1);
        break;
    case FACTS_VALUE_CHOICE:
    case FACTS_VALUE_BINARY:
        add_value(walk, value->left, node, depth - 1);
        add_value(walk, value->right, node, depth - 1);
        break;
    default:
        break;
    }
}

void flow_values_add(const FlowWalk *walk, FactsRow value, guint32 node) {
    add_value(walk, value, node, VALUE_DEPTH);
}
