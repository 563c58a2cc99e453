#include "infer/flow_scan.h"

#include "infer/callable_types.h"
#include "infer/flow_values.h"
#include "infer/marks.h"

/* A call through a pointer: what it passes gets to whatever the pointer holds. */
typedef struct Site {
    guint unit;
    FactsRow function;
    FactsRow action;
} Site;

/* The whole of a scan. */
typedef struct FlowScanState {
    FlowScan scan;
    GArray *sites;       /* of Site */
    GArray *pointers;    /* of FlowPointer */
    GHashTable *written; /* set of nodes: pointers through which something is written */
} FlowScanState;

/* The body being gone through. */
typedef struct Pass {
    FlowScanState *run;
    FlowWalk walk;
} Pass;

static const Facts *facts_of(const Pass *pass) {
    return pass->walk.scope.facts;
}

static FlowGraph *graph_of(const Pass *pass) {
    return pass->walk.scope.graph;
}

static void add_pointer(const Pass *pass, guint32 pointer, guint32 variable) {
    FlowPointer known = {pointer, variable};
    if (pointer && variable)
        g_array_append_val(pass->run->pointers, known);
}

static void note_written(const Pass *pass, guint32 node) {
    if (node)
        g_hash_table_add(pass->run->written, GUINT_TO_POINTER(node));
}

/* What is passed and returned. */

static gboolean runs_on_loop(const Pass *pass, const ProgramFunction *function, guint unit) {
    if (function->flags & FACTS_FUNCTION_COROUTINE)
        return TRUE;
    CatalogMark mark =
        marks_of_function(pass->run->scan.program, pass->run->scan.catalog, function, unit);
    return mark == CATALOG_MARK_COROUTINE || mark == CATALOG_MARK_NONBLOCKING;
}

typedef struct Passing {
    const Pass *pass;
    const FactsAction *action;
} Passing;

/* The parameter of a body, as a node; 0 when it is of a type that holds no function. */
static guint32 parameter_node(const Pass *pass, ProgramBody body, guint index, FlowNodeKind kind) {
    const Facts *facts = program_unit(pass->run->scan.program, body.unit)->facts;
    FactsSlice parameters = facts_function(facts, body.row)->parameters;
    if (index >= parameters.count)
        return 0;
    FactsRow variable = facts_word(facts, parameters, index);
    FactsRow type = facts_variable(facts, variable)->type;
    if (!callable_types_hold(pass->run->scan.catalog, facts, type))
        return 0;
    return flow_graph_node(graph_of(pass), (FlowNodeKey){kind, {body.unit, variable, 0}}, NULL);
}

static void pass_argument(const Pass *pass, ProgramBody body, guint index, FactsRow value,
                          gboolean given) {
    flow_values_add(&pass->walk, value, parameter_node(pass, body, index, FLOW_NODE_VARIABLE));
    if (given)
        flow_values_add(&pass->walk, value, parameter_node(pass, body, index, FLOW_NODE_GIVEN));
}

static void pass_to(const ProgramFunction *callee, gpointer data) {
    const Passing *passing = data;
    const Pass *pass = passing->pass;
    const FactsAction *action = passing->action;
    guint unit = pass->walk.scope.unit->index;
    ProgramBody body = {0, 0};
    if (!program_choose_body(pass->run->scan.program, callee, unit, &body))
        return;
    gboolean given =
        runs_on_loop(pass, callee, body.unit) && !runs_on_loop(pass, pass->walk.function, unit);
    for (guint i = 0; i < action->arguments.count; i++) {
        FactsRow value = facts_word(facts_of(pass), action->arguments, i);
        if (flow_values_carry(&pass->walk, value))
            pass_argument(pass, body, i, value, given);
    }
    const Facts *facts = program_unit(pass->run->scan.program, body.unit)->facts;
    if (callable_types_hold(pass->run->scan.catalog, facts,
                            facts_function(facts, body.row)->return_type))
        flow_graph_add_edge(graph_of(pass), flow_nodes_result(&pass->walk.scope, body),
                            flow_nodes_made(&pass->walk.scope, action->id));
}

static gboolean passes_functions(const Pass *pass, const FactsAction *action) {
    for (guint i = 0; i < action->arguments.count; i++)
        if (flow_values_carry(&pass->walk, facts_word(facts_of(pass), action->arguments, i)))
            return TRUE;
    return FALSE;
}

static void visit_callee(const Pass *pass, const FactsAction *action) {
    const FactsFunction *named = facts_function(facts_of(pass), action->function);
    if (!flow_values_type_holds(&pass->walk, named->return_type) && !passes_functions(pass, action))
        return;
    Passing passing = {pass, action};
    const ProgramFunction *callee =
        program_function(pass->run->scan.program, pass->walk.scope.unit->index, action->function);
    if (callee && callee->bodies)
        pass_to(callee, &passing);
    if (!(action->flags & FACTS_ACTION_VIRTUAL))
        return;
    gboolean exact = FALSE;
    overrides_each(pass->run->scan.overrides, facts_of(pass), action, action->function, &exact,
                   pass_to, &passing);
}

static void add_site(const Pass *pass, FactsRow row, guint32 node) {
    Site site = {pass->walk.scope.unit->index, pass->walk.scope.function, row};
    g_array_append_val(pass->run->sites, site);
    flow_graph_add_site(graph_of(pass), node, pass->run->sites->len - 1);
}

/* What the function returns that a pointer points to. */
static FactsRow returned_type(const Facts *facts, FactsRow type) {
    const FactsType *known = facts_type(facts, type);
    while (known->flags & (FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE) && known->pointee)
        known = facts_type(facts, known->pointee);
    return known->flags & FACTS_TYPE_FUNCTION ? known->pointee : 0;
}

static void visit_pointer_call(const Pass *pass, const FactsAction *action, FactsRow row) {
    const FactsValue *value = facts_value(facts_of(pass), action->value);
    FactsRow type = value->kind == FACTS_VALUE_PLACE
                        ? facts_place(facts_of(pass), value->left)->type
                        : value->type;
    if (!flow_values_type_holds(&pass->walk, returned_type(facts_of(pass), type)) &&
        !passes_functions(pass, action))
        return;
    guint32 node = flow_nodes_called(&pass->walk.scope, action->id);
    flow_values_add(&pass->walk, value->kind == FACTS_VALUE_BINARY ? value->right : action->value,
                    node);
    add_site(pass, row, node);
}

/* Libraries. */

static gboolean is_call_operator(const Pass *pass, const FactsAction *action) {
    return action->kind == FACTS_ACTION_CALL &&
           g_str_has_suffix(
               facts_text(facts_of(pass), facts_function(facts_of(pass), action->function)->name),
               "::operator()");
}

/* What a library gets it keeps in the object, and gives back from there: containers, wrappers,
 * iterators. */
static void visit_library(const Pass *pass, const FactsAction *action, FactsRow row,
                          FactsRow made) {
    const FlowWalk *walk = &pass->walk;
    gboolean by_object = action->target && flow_values_place_holds(walk, action->target);
    guint32 object = by_object ? flow_nodes_target(&walk->scope, action->target) : 0;
    guint32 held = by_object ? flow_nodes_place(&walk->scope, action->target) : 0;
    if (object && is_call_operator(pass, action)) {
        if (passes_functions(pass, action))
            add_site(pass, row, held);
        return;
    }
    guint32 result =
        flow_values_type_holds(walk, made) ? flow_nodes_made(&walk->scope, action->id) : 0;
    flow_graph_add_edge(graph_of(pass), held, result);
    add_pointer(pass, result, object); /* `m[key] = f`: by a reference it gave */
    if (!object && !result)
        return;
    if (object && action->kind == FACTS_ACTION_CALL && action->arguments.count > 0)
        note_written(pass, held);
    for (guint i = 0; i < action->arguments.count; i++)
        flow_values_add(walk, facts_word(facts_of(pass), action->arguments, i),
                        object ? object : result);
}

static void visit_construction(const Pass *pass, const FactsAction *action, FactsRow row) {
    if (facts_type(facts_of(pass), action->type)->flags & FACTS_TYPE_SYSTEM)
        visit_library(pass, action, row, action->type);
    else if (action->function)
        visit_callee(pass, action);
}

static void visit_call(const Pass *pass, const FactsAction *action, FactsRow row) {
    if (!action->function) {
        if (action->flags & FACTS_ACTION_UNKNOWN_CALLEE)
            visit_pointer_call(pass, action, row);
        return;
    }
    const FactsFunction *function = facts_function(facts_of(pass), action->function);
    if (function->flags & FACTS_FUNCTION_SYSTEM)
        visit_library(pass, action, row, function->return_type);
    else
        visit_callee(pass, action);
}

/* Actions. */

/* A literal fills the fields of its class wherever it goes. */
static void visit_arguments(const Pass *pass, const FactsAction *action) {
    for (guint i = 0; i < action->arguments.count; i++) {
        FactsRow value = facts_word(facts_of(pass), action->arguments, i);
        guint32 kind = facts_value(facts_of(pass), value)->kind;
        if (kind == FACTS_VALUE_OBJECT || kind == FACTS_VALUE_ADDRESS)
            flow_values_add(&pass->walk, value, 0);
    }
}

static void visit_write(const Pass *pass, const FactsAction *action) {
    const FactsPlace *target = facts_place(facts_of(pass), action->target);
    gboolean is_literal = facts_value(facts_of(pass), action->value)->kind == FACTS_VALUE_OBJECT;
    if (!is_literal && !flow_values_place_holds(&pass->walk, action->target)) {
        flow_values_add(&pass->walk, action->value, 0);
        return;
    }
    guint32 node = flow_nodes_target(&pass->walk.scope, action->target);
    flow_values_add(&pass->walk, action->value, node);
    if (target->kind == FACTS_PLACE_DEREF || target->kind == FACTS_PLACE_INDEX)
        note_written(pass, node);
    if (target->kind == FACTS_PLACE_FIELD && !is_literal)
        flow_values_note_field(&pass->walk, facts_place(facts_of(pass), target->base)->type,
                               flow_nodes_variable(&pass->walk.scope, target->detail));
}

static void visit_return(const Pass *pass, const FactsAction *action) {
    const FlowScope *scope = &pass->walk.scope;
    FactsRow type = facts_function(scope->facts, scope->function)->return_type;
    gboolean holds = flow_values_type_holds(&pass->walk, type);
    ProgramBody body = {scope->unit->index, scope->function};
    flow_values_add(&pass->walk, action->value, holds ? flow_nodes_result(scope, body) : 0);
}

static void visit_action(const Pass *pass, FactsRow row) {
    const FactsAction *action = facts_action(facts_of(pass), row);
    switch (action->kind) {
    case FACTS_ACTION_CALL:
        visit_arguments(pass, action);
        visit_call(pass, action, row);
        break;
    case FACTS_ACTION_CONSTRUCT:
        visit_arguments(pass, action);
        visit_construction(pass, action, row);
        if (action->target && flow_values_place_holds(&pass->walk, action->target))
            flow_graph_add_edge(graph_of(pass),
                                flow_nodes_target(&pass->walk.scope, action->target),
                                flow_nodes_made(&pass->walk.scope, action->id));
        break;
    case FACTS_ACTION_WRITE:
    case FACTS_ACTION_BIND:
    case FACTS_ACTION_DECLARE:
        if (action->value && action->target)
            visit_write(pass, action);
        break;
    case FACTS_ACTION_RETURN:
        if (action->value)
            visit_return(pass, action);
        break;
    default:
        break;
    }
}

/* Bodies and units. */

static void visit_captures(const Pass *pass) {
    const FactsFunction *lambda = facts_function(facts_of(pass), pass->walk.scope.function);
    FlowWalk outside = pass->walk;
    outside.scope.function = lambda->parent;
    for (guint i = 0; i < lambda->captures.count; i++) {
        FactsRow value = facts_word(facts_of(pass), lambda->captures, i);
        if (flow_values_carry(&pass->walk, value))
            flow_values_add(&outside, value, flow_nodes_capture(&pass->walk.scope, i));
    }
}

/* A header's function is looked at once, whoever includes it. */
static gboolean stands_for(const ProgramFunction *function, guint unit, FactsRow row) {
    for (guint i = 0; function && function->bodies && i < function->bodies->len; i++) {
        const ProgramBody *body = &g_array_index(function->bodies, ProgramBody, i);
        if (body->unit == unit && body->row == row)
            return TRUE;
    }
    return FALSE;
}

static void scan_function(Pass *pass) {
    const FlowScope *scope = &pass->walk.scope;
    const FactsFunction *function = facts_function(scope->facts, scope->function);
    if (!(function->flags & FACTS_FUNCTION_DEFINED) || function->flags & FACTS_FUNCTION_PATTERN)
        return;
    pass->walk.function =
        program_function(pass->run->scan.program, scope->unit->index, scope->function);
    if (!stands_for(pass->walk.function, scope->unit->index, scope->function))
        return;
    visit_captures(pass);
    for (guint i = 0; i < function->blocks.count; i++) {
        FactsSlice actions = facts_block(scope->facts, function->blocks.first + i)->actions;
        for (guint k = 0; k < actions.count; k++)
            visit_action(pass, actions.first + k);
    }
}

/* What static locals start with stands in no body. */
static void scan_variables(const Pass *pass) {
    const Facts *facts = facts_of(pass);
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_VARIABLES); row++) {
        const FactsVariable *variable = facts_variable(facts, row);
        if (variable->flags & FACTS_VARIABLE_GLOBAL && variable->initial)
            flow_values_add(&pass->walk, variable->initial,
                            flow_nodes_variable(&pass->walk.scope, row));
    }
}

static Pass start_pass(FlowScanState *run, guint unit) {
    const ProgramUnit *known = program_unit(run->scan.program, unit);
    return (Pass){.run = run,
                  .walk = {.scan = &run->scan,
                           .scope = {run->scan.graph, known, known->facts, 0},
                           .pointers = run->pointers,
                           .holds = g_new0(guint8, facts_count(known->facts, FACTS_TABLE_TYPES))}};
}

static void scan_unit(FlowScanState *run, guint unit) {
    Pass pass = start_pass(run, unit);
    scan_variables(&pass);
    guint count = facts_count(facts_of(&pass), FACTS_TABLE_FUNCTIONS);
    for (FactsRow row = 1; row < count; row++) {
        pass.walk.scope.function = row;
        scan_function(&pass);
    }
    g_free(pass.walk.holds);
}

static void arrive(const ProgramFunction *function, guint32 index, gpointer data) {
    FlowScanState *run = data;
    Site site = g_array_index(run->sites, Site, index);
    Pass pass = start_pass(run, site.unit);
    pass.walk.scope.function = site.function;
    pass.walk.function = program_function(run->scan.program, site.unit, site.function);
    Passing passing = {&pass, facts_action(facts_of(&pass), site.action)};
    pass_to(function, &passing);
    g_free(pass.walk.holds);
}

/* `void set(cb_t *slot, cb_t f) { *slot = f; }`: what slot points to gets it. */
static void write_through_pointers(const FlowScanState *run) {
    for (gboolean changed = TRUE; changed;) {
        changed = FALSE;
        for (guint i = 0; i < run->pointers->len; i++) {
            FlowPointer *known = &g_array_index(run->pointers, FlowPointer, i);
            if (!known->variable ||
                !g_hash_table_contains(run->written, GUINT_TO_POINTER(known->pointer)))
                continue;
            flow_graph_add_edge(run->scan.graph, known->pointer, known->variable);
            g_hash_table_add(run->written, GUINT_TO_POINTER(known->variable));
            known->variable = 0;
            changed = TRUE;
        }
    }
}

static void solve(FlowScanState *run) {
    flow_graph_solve(run->scan.graph, arrive, run);
    write_through_pointers(run);
    flow_graph_solve(run->scan.graph, arrive, run);
}

FlowScanState *flow_scan_run(const FlowScan *scan) {
    FlowScanState *run = g_new(FlowScanState, 1);
    *run = (FlowScanState){*scan, g_array_new(FALSE, FALSE, sizeof(Site)),
                           g_array_new(FALSE, FALSE, sizeof(FlowPointer)),
                           g_hash_table_new(NULL, NULL)};
    for (guint i = 0; i < scan->program->units->len; i++)
        scan_unit(run, i);
    solve(run);
    return run;
}

void flow_scan_add_unit(FlowScanState *run, guint unit) {
    scan_unit(run, unit);
    solve(run);
}

void flow_scan_free(FlowScanState *run) {
    g_array_unref(run->sites);
    g_array_unref(run->pointers);
    g_hash_table_unref(run->written);
    g_free(run);
}
