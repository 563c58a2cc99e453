#include "facts_printer.h"

#define UNVISITED G_MAXUINT

typedef struct Printer {
    const Facts *facts;
    const FactsFunction *function;
    guint options;
    GString *text;
    GPtrArray *actions; /* of const FactsAction, by id; NULL for those that are not there */
} Printer;

static void print_place(Printer *printer, FactsRow row);
static void print_value(Printer *printer, FactsRow row);

static const char *text_of(const Printer *printer, FactsText text) {
    return facts_text(printer->facts, text);
}

static void print_text(Printer *printer, FactsText text) {
    g_string_append(printer->text, text ? text_of(printer, text) : "?");
}

static void print_type(Printer *printer, FactsRow type) {
    const FactsType *known = facts_type(printer->facts, type);
    print_text(printer, known->base_name ? known->base_name : known->name);
}

/* A lambda has no name but the place it stands at. */
static void print_function_name(Printer *printer, FactsRow row) {
    const FactsFunction *function = facts_function(printer->facts, row);
    if (function->flags & FACTS_FUNCTION_LAMBDA)
        g_string_append_printf(printer->text, "lambda@%u:%u", function->range.line,
                               function->range.column);
    else
        print_text(printer, function->name);
}

static const FactsAction *action_with_id(const Printer *printer, guint32 id) {
    return id < printer->actions->len ? g_ptr_array_index(printer->actions, id) : NULL;
}

/* What an action yields is named after what it does. */
static void print_result(Printer *printer, guint32 id) {
    const FactsAction *action = action_with_id(printer, id);
    if (!action) {
        g_string_append(printer->text, "missing result");
        return;
    }
    if (action->kind == FACTS_ACTION_SUSPEND)
        g_string_append(printer->text, "awaited");
    else if (action->function)
        print_function_name(printer, action->function);
    else if (action->kind == FACTS_ACTION_CALL)
        print_value(printer, action->value);
    else
        print_type(printer, action->type);
    g_string_append(printer->text, "()");
}

static void print_variable(Printer *printer, const char *prefix, FactsRow row) {
    g_string_append(printer->text, prefix);
    print_text(printer, facts_variable(printer->facts, row)->name);
}

static void print_parameter(Printer *printer, FactsRow variable) {
    const FactsFunction *function = printer->function;
    for (guint i = 0; i < function->parameters.count; i++)
        if (facts_word(printer->facts, function->parameters, i) == variable) {
            g_string_append_printf(printer->text, "param%u", i);
            return;
        }
    print_variable(printer, "foreign parameter ", variable);
}

static void print_field(Printer *printer, const FactsPlace *place) {
    const FactsPlace *base = facts_place(printer->facts, place->base);
    gboolean arrow = base->kind == FACTS_PLACE_DEREF;
    print_place(printer, arrow ? base->base : place->base);
    print_variable(printer, arrow ? "->" : ".", place->detail);
}

static void print_index(Printer *printer, const FactsPlace *place) {
    print_place(printer, place->base);
    if (place->detail & 0x80000000U) {
        g_string_append(printer->text, "[");
        print_value(printer, place->detail & 0x7fffffffU);
        g_string_append(printer->text, "]");
    } else {
        g_string_append_printf(printer->text, "[%u]", place->detail - 1);
    }
}

static void print_place(Printer *printer, FactsRow row) {
    const FactsPlace *place = facts_place(printer->facts, row);
    switch ((FactsPlaceKind)place->kind) {
    case FACTS_PLACE_PARAMETER:
        print_parameter(printer, place->detail);
        return;
    case FACTS_PLACE_THIS:
        g_string_append(printer->text, "this");
        return;
    case FACTS_PLACE_LOCAL:
        print_variable(printer, "local ", place->detail);
        return;
    case FACTS_PLACE_STATIC:
        print_variable(printer, "static ", place->detail);
        return;
    case FACTS_PLACE_GLOBAL:
        print_variable(printer, "", place->detail);
        return;
    case FACTS_PLACE_RESULT:
        print_result(printer, place->detail);
        return;
    case FACTS_PLACE_ALLOCATION:
        g_string_append(printer->text, "new ");
        print_type(printer, place->type);
        return;
    case FACTS_PLACE_CAPTURE:
        g_string_append_printf(printer->text, "capture%u", place->detail);
        return;
    case FACTS_PLACE_FIELD:
        print_field(printer, place);
        return;
    case FACTS_PLACE_DEREF:
        g_string_append(printer->text, "*");
        print_place(printer, place->base);
        return;
    case FACTS_PLACE_INDEX:
        print_index(printer, place);
        return;
    case FACTS_PLACE_NONE:
    case FACTS_PLACE_UNKNOWN:
        break;
    }
    g_string_append(printer->text, "?");
}

static const char *operator_sign(guint32 operator) {
    static const char *const signs[] = {
        [FACTS_OPERATOR_OTHER] = "~",         [FACTS_OPERATOR_OR] = "|",
        [FACTS_OPERATOR_AND] = "&",           [FACTS_OPERATOR_ADD] = "+",
        [FACTS_OPERATOR_SUBTRACT] = "-",      [FACTS_OPERATOR_EQUAL] = "==",
        [FACTS_OPERATOR_NOT_EQUAL] = "!=",    [FACTS_OPERATOR_LESS] = "<",
        [FACTS_OPERATOR_GREATER] = ">",       [FACTS_OPERATOR_LESS_EQUAL] = "<=",
        [FACTS_OPERATOR_GREATER_EQUAL] = ">="};
    return operator<G_N_ELEMENTS(signs) ? signs[operator] : "?";
}

static void print_constant(Printer *printer, const FactsValue *value) {
    g_string_append_printf(printer->text, "%" G_GINT64_FORMAT, value->constant);
    for (guint i = 0; i < value->identifiers.count; i++) {
        g_string_append(printer->text, i == 0 ? "{" : " ");
        print_text(printer, facts_word(printer->facts, value->identifiers, i));
    }
    if (value->identifiers.count > 0)
        g_string_append(printer->text, "}");
}

static void print_object(Printer *printer, const FactsValue *value) {
    g_string_append(printer->text, "{");
    for (guint i = 0; i + 1 < value->fields.count; i += 2) {
        FactsRow field = facts_word(printer->facts, value->fields, i);
        g_string_append(printer->text, i > 0 ? ", " : "");
        if (field) {
            print_variable(printer, ".", field);
            g_string_append(printer->text, " = ");
        }
        print_value(printer, facts_word(printer->facts, value->fields, i + 1));
    }
    g_string_append(printer->text, "}");
}

static void print_values(Printer *printer, FactsSlice values) {
    for (guint i = 0; i < values.count; i++) {
        g_string_append(printer->text, i > 0 ? ", " : "");
        print_value(printer, facts_word(printer->facts, values, i));
    }
}

static void print_lambda(Printer *printer, const FactsValue *value) {
    print_function_name(printer, value->left);
    if (value->fields.count == 0)
        return;
    g_string_append(printer->text, "[");
    print_values(printer, value->fields);
    g_string_append(printer->text, "]");
}

static void print_pair(Printer *printer, const FactsValue *value, const char *between) {
    g_string_append(printer->text, "(");
    print_value(printer, value->left);
    g_string_append_printf(printer->text, " %s ", between);
    print_value(printer, value->right);
    g_string_append(printer->text, ")");
}

static void print_value(Printer *printer, FactsRow row) {
    const FactsValue *value = facts_value(printer->facts, row);
    switch ((FactsValueKind)value->kind) {
    case FACTS_VALUE_CONSTANT:
        print_constant(printer, value);
        return;
    case FACTS_VALUE_NULL:
        g_string_append(printer->text, "null");
        return;
    case FACTS_VALUE_STRING:
        g_string_append(printer->text, "string");
        return;
    case FACTS_VALUE_ADDRESS:
        g_string_append(printer->text, "&");
        print_place(printer, value->left);
        return;
    case FACTS_VALUE_PLACE:
        print_place(printer, value->left);
        return;
    case FACTS_VALUE_FUNCTION:
        print_function_name(printer, value->left);
        return;
    case FACTS_VALUE_LAMBDA:
        print_lambda(printer, value);
        return;
    case FACTS_VALUE_OBJECT:
        print_object(printer, value);
        return;
    case FACTS_VALUE_RESULT:
        print_result(printer, value->left);
        return;
    case FACTS_VALUE_BINARY:
        print_pair(printer, value, operator_sign(value->operator));
        return;
    case FACTS_VALUE_NOT:
        g_string_append(printer->text, "!");
        print_value(printer, value->left);
        return;
    case FACTS_VALUE_CHOICE:
        print_pair(printer, value, "or");
        return;
    case FACTS_VALUE_UNKNOWN:
        break;
    }
    g_string_append(printer->text, "?");
}

/* Actions. */

static void print_call(Printer *printer, const FactsAction *action) {
    if (action->flags & FACTS_ACTION_AWAIT)
        g_string_append(printer->text, "await-");
    if (action->flags & FACTS_ACTION_VIRTUAL)
        g_string_append(printer->text, "virtual-");
    g_string_append(printer->text, "call ");
    if (action->function) {
        print_function_name(printer, action->function);
    } else {
        g_string_append(printer->text, "*");
        print_value(printer, action->value);
    }
    if (action->target) {
        g_string_append(printer->text, "[");
        print_place(printer, action->target);
        g_string_append(printer->text, "]");
    }
    g_string_append(printer->text, "(");
    print_values(printer, action->arguments);
    g_string_append(printer->text, ")");
}

static void print_construct(Printer *printer, const FactsAction *action) {
    g_string_append(printer->text, "construct ");
    if (facts_place(printer->facts, action->target)->kind != FACTS_PLACE_RESULT) {
        print_place(printer, action->target);
        g_string_append(printer->text, ": ");
    }
    print_type(printer, action->type);
    g_string_append(printer->text, "(");
    print_values(printer, action->arguments);
    g_string_append(printer->text, ")");
}

static void print_destroy(Printer *printer, const FactsAction *action) {
    g_string_append(printer->text,
                    action->flags & FACTS_ACTION_TEMPORARY ? "destroy temporary " : "destroy ");
    print_place(printer, action->target);
    if (!action->function)
        return;
    g_string_append(printer->text, " by ");
    print_function_name(printer, action->function);
}

static void print_assignment(Printer *printer, const char *verb, const FactsAction *action) {
    g_string_append(printer->text, verb);
    print_place(printer, action->target);
    if (!action->value)
        return;
    g_string_append(printer->text, action->flags & FACTS_ACTION_COMPOUND ? " := " : " = ");
    print_value(printer, action->value);
}

static void print_with_value(Printer *printer, const char *verb, const FactsAction *action) {
    g_string_append(printer->text, verb);
    if (!action->value)
        return;
    g_string_append(printer->text, " ");
    print_value(printer, action->value);
}

static void print_action_itself(Printer *printer, const FactsAction *action) {
    switch ((FactsActionKind)action->kind) {
    case FACTS_ACTION_CALL:
        print_call(printer, action);
        return;
    case FACTS_ACTION_CONSTRUCT:
        print_construct(printer, action);
        return;
    case FACTS_ACTION_DESTROY:
        print_destroy(printer, action);
        return;
    case FACTS_ACTION_SUSPEND:
        print_with_value(printer, "suspend on", action);
        return;
    case FACTS_ACTION_READ:
        print_assignment(printer, "read ", action);
        return;
    case FACTS_ACTION_WRITE:
        print_assignment(printer, "write ", action);
        return;
    case FACTS_ACTION_BIND:
        print_assignment(printer, "bind ", action);
        return;
    case FACTS_ACTION_DECLARE:
        print_assignment(printer, "declare ", action);
        return;
    case FACTS_ACTION_RETURN:
        print_with_value(printer, "return", action);
        return;
    case FACTS_ACTION_DELETE:
        print_with_value(printer, "delete", action);
        return;
    case FACTS_ACTION_NONE:
        break;
    }
    g_string_append(printer->text, "nothing");
}

static void print_macros(Printer *printer, const FactsAction *action) {
    if (action->around)
        g_string_append_printf(printer->text, " <in %s>", text_of(printer, action->around));
    if (!action->macro)
        return;
    g_string_append_printf(printer->text, " <%s", text_of(printer, action->macro));
    if (action->inner_macro != action->macro)
        g_string_append_printf(printer->text, ", %s", text_of(printer, action->inner_macro));
    g_string_append(printer->text, ">");
}

static void print_range(Printer *printer, const FactsRange *range) {
    g_string_append_printf(printer->text, " @%u:%u-%u:%u", range->line, range->column,
                           range->end_line, range->end_column);
}

static gboolean is_printed(const Printer *printer, const FactsAction *action) {
    switch (action->kind) {
    case FACTS_ACTION_READ:
        return (printer->options & FACTS_PRINT_READS) != 0;
    case FACTS_ACTION_DECLARE:
    case FACTS_ACTION_WRITE:
    case FACTS_ACTION_RETURN:
        return (printer->options & FACTS_PRINT_SKETCH) == 0;
    default:
        return TRUE;
    }
}

static void print_action(Printer *printer, const FactsAction *action, gboolean *first) {
    if (!is_printed(printer, action))
        return;
    g_string_append(printer->text, *first ? " " : "; ");
    *first = FALSE;
    print_action_itself(printer, action);
    if (printer->options & FACTS_PRINT_MACROS)
        print_macros(printer, action);
    if (printer->options & FACTS_PRINT_RANGES)
        print_range(printer, &action->range);
}

/* The flow graph. Blocks are numbered in the order they are reached, once those that a reader would
 * not tell apart are joined. */
typedef struct Graph {
    Printer *printer;
    guint count;
    guint *entries; /* by block: how many edges lead there from what is reached */
    guint *numbers; /* by block: its printed number, or UNVISITED */
    GArray *order;  /* of guint: the blocks that begin a printed one */
} Graph;

static const FactsBlock *block_at(const Graph *graph, guint index) {
    return facts_block(graph->printer->facts, graph->printer->function->blocks.first + index);
}

static const FactsEdge *edge_at(const Graph *graph, guint block, guint index) {
    return facts_edge(graph->printer->facts, block_at(graph, block)->edges.first + index);
}

static gboolean has_printed_actions(const Graph *graph, guint block) {
    FactsSlice actions = block_at(graph, block)->actions;
    for (guint i = 0; i < actions.count; i++)
        if (is_printed(graph->printer, facts_action(graph->printer->facts, actions.first + i)))
            return TRUE;
    return FALSE;
}

/* The one block that follows whatever happens; UNVISITED when there is none or more. */
static guint only_successor(const Graph *graph, guint block) {
    if (block_at(graph, block)->edges.count != 1)
        return UNVISITED;
    const FactsEdge *edge = edge_at(graph, block, 0);
    return edge->condition || edge->flags & FACTS_EDGE_TRUE ? UNVISITED : edge->target;
}

/* Past blocks where nothing happens. An endless loop of them is a block of its own. */
static guint skip_empty(const Graph *graph, guint block) {
    for (guint steps = 0; steps < graph->count; steps++) {
        guint next = only_successor(graph, block);
        if (next == UNVISITED || has_printed_actions(graph, block))
            return block;
        block = next;
    }
    return block;
}

static void count_entries(Graph *graph, guint block, gboolean *seen) {
    block = skip_empty(graph, block);
    graph->entries[block]++;
    if (seen[block])
        return;
    seen[block] = TRUE;
    for (guint i = 0; i < block_at(graph, block)->edges.count; i++)
        count_entries(graph, edge_at(graph, block, i)->target, seen);
}

#define EXIT_BLOCK 1U /* what a return leads to */

/* The block that continues this one on the same line. */
static guint continuation(const Graph *graph, guint block) {
    guint next = only_successor(graph, block);
    if (next == UNVISITED || edge_at(graph, block, 0)->flags & FACTS_EDGE_EXCEPTION)
        return UNVISITED;
    next = skip_empty(graph, next);
    return graph->entries[next] == 1 && next != EXIT_BLOCK && next != block ? next : UNVISITED;
}

static guint last_of_line(const Graph *graph, guint block) {
    for (guint next; (next = continuation(graph, block)) != UNVISITED;)
        block = next;
    return block;
}

static void number_blocks(Graph *graph, guint block) {
    block = skip_empty(graph, block);
    if (graph->numbers[block] != UNVISITED || block == EXIT_BLOCK)
        return;
    graph->numbers[block] = graph->order->len;
    g_array_append_val(graph->order, block);
    guint last = last_of_line(graph, block);
    for (guint i = 0; i < block_at(graph, last)->edges.count; i++)
        number_blocks(graph, edge_at(graph, last, i)->target);
}

static void print_actions(Graph *graph, guint block, gboolean *first) {
    FactsSlice actions = block_at(graph, block)->actions;
    for (guint i = 0; i < actions.count; i++)
        print_action(graph->printer, facts_action(graph->printer->facts, actions.first + i), first);
}

static void print_edge(Graph *graph, const FactsEdge *edge, gboolean first) {
    GString *text = graph->printer->text;
    guint target = skip_empty(graph, edge->target);
    g_string_append(text, first ? " -> " : ", ");
    if (target == EXIT_BLOCK)
        g_string_append(text, "end");
    else
        g_string_append_printf(text, "b%u", graph->numbers[target]);
    if (edge->flags & FACTS_EDGE_EXCEPTION)
        g_string_append(text, " on exception");
    if (!edge->condition)
        return;
    g_string_append(text, edge->flags & FACTS_EDGE_TRUE ? " if " : " if not ");
    print_value(graph->printer, edge->condition);
}

static void print_line(Graph *graph, guint block) {
    gboolean first = TRUE;
    g_string_append_printf(graph->printer->text, "  b%u:", graph->numbers[block]);
    print_actions(graph, block, &first);
    for (guint next; (next = continuation(graph, block)) != UNVISITED;) {
        block = next;
        print_actions(graph, block, &first);
    }
    for (guint i = 0; i < block_at(graph, block)->edges.count; i++)
        print_edge(graph, edge_at(graph, block, i), i == 0);
    g_string_append(graph->printer->text, "\n");
}

static void print_graph(Printer *printer) {
    guint count = printer->function->blocks.count;
    Graph graph = {.printer = printer,
                   .count = count,
                   .entries = g_new0(guint, count),
                   .numbers = g_new(guint, count),
                   .order = g_array_new(FALSE, FALSE, sizeof(guint))};
    g_autofree gboolean *seen = g_new0(gboolean, count);
    for (guint i = 0; i < count; i++)
        graph.numbers[i] = UNVISITED;
    count_entries(&graph, 0, seen);
    number_blocks(&graph, 0);
    for (guint i = 0; i < graph.order->len; i++)
        print_line(&graph, g_array_index(graph.order, guint, i));
    g_free(graph.entries);
    g_free(graph.numbers);
    g_array_unref(graph.order);
}

/* Functions. */

static void print_marks(Printer *printer) {
    FactsSlice marks = printer->function->marks;
    for (guint i = 0; i < marks.count; i++) {
        g_string_append(printer->text, i == 0 ? " [" : " ");
        print_text(printer, facts_word(printer->facts, marks, i));
    }
    if (marks.count > 0)
        g_string_append(printer->text, "]");
}

static void print_flags(Printer *printer) {
    static const struct {
        guint32 flag;
        const char *word;
    } words[] = {
        {FACTS_FUNCTION_WEAK, "weak"},           {FACTS_FUNCTION_NORETURN, "noreturn"},
        {FACTS_FUNCTION_VIRTUAL, "virtual"},     {FACTS_FUNCTION_FINAL, "final"},
        {FACTS_FUNCTION_COROUTINE, "coroutine"}, {FACTS_FUNCTION_INSTANTIATION, "instantiation"},
        {FACTS_FUNCTION_PATTERN, "pattern"}};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (printer->function->flags & words[i].flag)
            g_string_append_printf(printer->text, " %s", words[i].word);
    if (!(printer->function->flags & FACTS_FUNCTION_DEFINED))
        g_string_append(printer->text, " undefined");
}

static void index_actions(Printer *printer) {
    const FactsFunction *function = printer->function;
    g_ptr_array_set_size(printer->actions, (int)function->action_count + 1);
    for (guint i = 0; i < function->blocks.count; i++) {
        FactsSlice actions = facts_block(printer->facts, function->blocks.first + i)->actions;
        for (guint k = 0; k < actions.count; k++) {
            FactsAction *action = facts_action(printer->facts, actions.first + k);
            if (action->id < printer->actions->len)
                g_ptr_array_index(printer->actions, action->id) = action;
        }
    }
}

static Printer printer_new(const Facts *facts, FactsRow function, guint options) {
    Printer printer = {.facts = facts,
                       .function = facts_function(facts, function),
                       .options = options,
                       .text = g_string_new(NULL),
                       .actions = g_ptr_array_new()};
    index_actions(&printer);
    return printer;
}

static char *printer_finish(Printer *printer) {
    g_ptr_array_unref(printer->actions);
    return g_string_free(printer->text, FALSE);
}

char *facts_print_function(const Facts *facts, FactsRow function, guint options) {
    Printer printer = printer_new(facts, function, options);
    g_string_append(printer.text, "function ");
    print_function_name(&printer, function);
    print_marks(&printer);
    print_flags(&printer);
    g_string_append(printer.text, "\n");
    if (printer.function->blocks.count > 0)
        print_graph(&printer);
    return printer_finish(&printer);
}

char *facts_print(const Facts *facts, guint options) {
    GString *all = g_string_new(NULL);
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++) {
        const FactsFunction *function = facts_function(facts, row);
        if (function->blocks.count == 0 && function->marks.count == 0)
            continue;
        g_autofree char *printed = facts_print_function(facts, row, options);
        g_string_append(all, printed);
    }
    return g_string_free(all, FALSE);
}

char *facts_print_place(const Facts *facts, FactsRow function, FactsRow place) {
    Printer printer = printer_new(facts, function, FACTS_PRINT_PLAIN);
    print_place(&printer, place);
    return printer_finish(&printer);
}

char *facts_print_value(const Facts *facts, FactsRow function, FactsRow value) {
    Printer printer = printer_new(facts, function, FACTS_PRINT_PLAIN);
    print_value(&printer, value);
    return printer_finish(&printer);
}
