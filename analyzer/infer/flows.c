#include "infer/flows.h"

#include "infer/flow_nodes.h"
#include "infer/flow_scan.h"
#include "infer/tables.h"

struct Flows {
    FlowGraph *graph;
    GHashTable *by_class; /* name of a class to GArray of guint32, the nodes of its fields */
    GHashTable *exposed;  /* set of nodes: named objects whose address is taken */
    FlowScanState *scan;
};

Flows *flows_new(const Program *program, const Catalog *catalog, const Members *members,
                 const Overrides *overrides) {
    Flows *flows = g_new0(Flows, 1);
    flows->graph = flow_graph_new();
    flows->by_class =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
    flows->exposed = g_hash_table_new(NULL, NULL);
    FlowScan scan = {.program = program,
                     .catalog = catalog,
                     .members = members,
                     .overrides = overrides,
                     .graph = flows->graph,
                     .by_class = flows->by_class,
                     .exposed = flows->exposed};
    flows->scan = flow_scan_run(&scan);
    return flows;
}

void flows_add_unit(Flows *flows, guint unit) {
    flow_scan_add_unit(flows->scan, unit);
}

void flows_free(Flows *flows) {
    if (!flows)
        return;
    flow_scan_free(flows->scan);
    flow_graph_free(flows->graph);
    g_hash_table_unref(flows->by_class);
    g_hash_table_unref(flows->exposed);
    g_free(flows);
}

/* FALSE when the node holds nothing. */
static gboolean visit_node(const Flows *flows, guint32 node, FlowsVisitor visit, gpointer data) {
    const GPtrArray *functions = flow_graph_functions(flows->graph, node);
    for (guint i = 0; functions && i < functions->len; i++)
        visit(g_ptr_array_index(functions, i), data);
    return functions != NULL;
}

/* Whether code that knows the object only by a pointer may have changed it. */
static gboolean is_exposed(const Flows *flows, const FactsVariable *variable, guint32 node) {
    return variable->key ? g_hash_table_contains(flows->exposed, GUINT_TO_POINTER(node))
                         : (variable->flags & FACTS_VARIABLE_ADDRESS_TAKEN) != 0;
}

typedef struct Query {
    const Flows *flows;
    FlowScope scope;
    FlowsVisitor visit;
    gpointer data;
} Query;

/* A field of an object with a name. A designator may have left out what lies between the two. */
static gboolean visit_members(const Query *query, FactsRow base, guint32 field) {
    gboolean found = FALSE;
    for (; base; base = facts_place(query->scope.facts, base)->base) {
        guint32 object = flow_nodes_place(&query->scope, base);
        found |= visit_node(query->flows, flow_nodes_member(&query->scope, object, field),
                            query->visit, query->data);
    }
    return found;
}

static gboolean visit_field(const Query *query, FactsRow base, FactsRow field) {
    const Facts *facts = query->scope.facts;
    guint32 node = flow_nodes_field(&query->scope, base, field);
    FactsRow root = flow_nodes_root(facts, base);
    if (!root)
        return visit_node(query->flows, node, query->visit, query->data);
    const FactsVariable *variable = facts_variable(facts, root);
    guint32 general = flow_nodes_variable(&query->scope, field);
    gboolean found = visit_members(query, base, general);
    if (tables_is_constant(facts, variable))
        return TRUE;
    if (found && is_exposed(query->flows, variable, flow_nodes_variable(&query->scope, root)))
        visit_node(query->flows, flow_nodes_assigned(&query->scope, general), query->visit,
                   query->data);
    return found || visit_node(query->flows, general, query->visit, query->data);
}

gboolean flows_each(const Flows *flows, FlowsPlace place, FlowsVisitor visit, gpointer data) {
    Query query = {
        flows, {flows->graph, place.unit, place.unit->facts, place.function}, visit, data};
    if (place.field)
        return visit_field(&query, place.place, place.field);
    const Facts *facts = place.unit->facts;
    FactsRow row = place.place;
    while (facts_place(facts, row)->kind == FACTS_PLACE_INDEX)
        row = facts_place(facts, row)->base;
    const FactsPlace *known = facts_place(facts, row);
    if (known->kind == FACTS_PLACE_FIELD)
        return visit_field(&query, known->base, known->detail);
    return visit_node(flows, flow_nodes_place(&query.scope, row), visit, data);
}

gboolean flows_is_of_table(const Flows *flows, FlowsPlace place) {
    const Facts *facts = place.unit->facts;
    const FactsPlace *known = facts_place(facts, place.place);
    FlowScope scope = {flows->graph, place.unit, facts, place.function};
    if (!place.field && known->kind != FACTS_PLACE_FIELD)
        return FALSE;
    guint32 field = flow_nodes_variable(&scope, place.field ? place.field : known->detail);
    return !flow_graph_functions(flows->graph, flow_nodes_assigned(&scope, field));
}

gboolean flows_each_given(const Flows *flows, FlowsPlace parameter, FlowsVisitor visit,
                          gpointer data) {
    const FactsPlace *known = facts_place(parameter.unit->facts, parameter.place);
    FlowNodeKey key = {FLOW_NODE_GIVEN, {parameter.unit->index, known->detail, 0}};
    return visit_node(flows, flow_graph_find(flows->graph, key), visit, data);
}

gboolean flows_each_made(const Flows *flows, FlowsPlace place, guint32 action_id,
                         FlowsVisitor visit, gpointer data) {
    FlowScope scope = {flows->graph, place.unit, place.unit->facts, place.function};
    return visit_node(flows, flow_nodes_made(&scope, action_id), visit, data);
}

void flows_each_of_class(const Flows *flows, const char *class_name, FlowsVisitor visit,
                         gpointer data) {
    const GArray *fields = g_hash_table_lookup(flows->by_class, class_name);
    for (guint i = 0; fields && i < fields->len; i++)
        visit_node(flows, g_array_index(fields, guint32, i), visit, data);
}
