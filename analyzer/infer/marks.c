#include "infer/marks.h"

/* How many pointers and arrays there may be around a function: `table[i]`, `*entry`. */
#define POINTER_DEPTH 4U

/* Which of several marks counts. Where it runs counts most; what takes a promise back counts more
 * than what makes it: QEMU's co_wrapper_mixed is plain and mixed, and what is plain anywhere is
 * never a coroutine. */
static guint weight_of_mark(CatalogMark mark) {
    switch (mark) {
    case CATALOG_MARK_OFFLOADED:
        return 6;
    case CATALOG_MARK_MIXED:
        return 5;
    case CATALOG_MARK_PLAIN:
        return 4;
    case CATALOG_MARK_COROUTINE:
        return 3;
    case CATALOG_MARK_NONBLOCKING:
        return 2;
    default:
        return catalog_mark_block_kind(mark) != CATALOG_BLOCK_NONE ? 1 : 0;
    }
}

static CatalogMark stronger(CatalogMark found, CatalogMark mark) {
    return weight_of_mark(mark) > weight_of_mark(found) ? mark : found;
}

static CatalogMark mark_of_facts(const Catalog *catalog, const Facts *facts, FactsSlice words) {
    CatalogMark found = CATALOG_MARK_NONE;
    for (guint i = 0; i < words.count; i++)
        found =
            stronger(found, catalog_mark(catalog, facts_text(facts, facts_word(facts, words, i))));
    return found;
}

const FactsFunction *marks_own_definition(const Program *program, const ProgramFunction *function,
                                          guint unit, const Facts **facts) {
    ProgramBody body;
    if (!function->clashes || !program_choose_body(program, function, unit, &body))
        return NULL;
    *facts = program_unit(program, body.unit)->facts;
    return facts_function(*facts, body.row);
}

CatalogMark marks_of_function(const Program *program, const Catalog *catalog,
                              const ProgramFunction *function, guint unit) {
    CatalogMark named = CATALOG_MARK_NONE;
    if (catalog_function_mark(catalog, function->name, &named))
        return named;
    const Facts *facts = NULL;
    const FactsFunction *own = marks_own_definition(program, function, unit, &facts);
    if (own)
        return mark_of_facts(catalog, facts, own->marks);
    CatalogMark found = CATALOG_MARK_NONE;
    for (guint i = 0; function->marks && i < function->marks->len; i++)
        found = stronger(found, catalog_mark(catalog, g_ptr_array_index(function->marks, i)));
    return found;
}

gboolean marks_is_offloaded(const View *view, const ProgramFunction *function) {
    return marks_of_function(view->program, view->catalog, function, view->unit->index) ==
           CATALOG_MARK_OFFLOADED;
}

gboolean marks_return_task(const Program *program, const Catalog *catalog,
                           const ProgramFunction *function, guint unit) {
    ProgramBody body;
    CatalogMark named = CATALOG_MARK_NONE;
    if (!catalog_knows_return_types(catalog) ||
        catalog_function_mark(catalog, function->name, &named) ||
        !program_choose_body(program, function, unit, &body))
        return FALSE;
    const Facts *facts = program_unit(program, body.unit)->facts;
    FactsRow row = facts_function(facts, body.row)->return_type;
    if (!row)
        return FALSE;
    const FactsType *type = facts_type(facts, row);
    if (catalog_returns_task(catalog, facts_text(facts, type->name)) ||
        (type->base_name && catalog_returns_task(catalog, facts_text(facts, type->base_name))))
        return TRUE;
    for (guint i = 0; i < type->aliases.count; i++)
        if (catalog_returns_task(catalog, facts_text(facts, facts_word(facts, type->aliases, i))))
            return TRUE;
    return FALSE;
}

static CatalogMark mark_of_type(const Catalog *catalog, const Facts *facts, FactsRow row) {
    for (guint i = 0; row && i < POINTER_DEPTH; i++) {
        const FactsType *type = facts_type(facts, row);
        CatalogMark mark = mark_of_facts(catalog, facts, type->marks);
        if (mark != CATALOG_MARK_NONE)
            return mark;
        row = type->pointee;
    }
    return CATALOG_MARK_NONE;
}

static CatalogMark mark_of_place(const Catalog *catalog, const Facts *facts, FactsRow row) {
    const FactsPlace *place = facts_place(facts, row);
    for (guint i = 0; i < POINTER_DEPTH &&
                      (place->kind == FACTS_PLACE_DEREF || place->kind == FACTS_PLACE_INDEX);
         i++)
        place = facts_place(facts, place->base);
    switch (place->kind) {
    case FACTS_PLACE_FIELD:
    case FACTS_PLACE_GLOBAL:
    case FACTS_PLACE_STATIC:
    case FACTS_PLACE_LOCAL:
    case FACTS_PLACE_PARAMETER: {
        const FactsVariable *variable = facts_variable(facts, place->detail);
        CatalogMark mark = mark_of_facts(catalog, facts, variable->marks);
        return mark != CATALOG_MARK_NONE ? mark : mark_of_type(catalog, facts, variable->type);
    }
    default:
        return mark_of_type(catalog, facts, place->type);
    }
}

CatalogMark marks_of_pointer(const Catalog *catalog, const Facts *facts, const FactsAction *call) {
    if (call->kind != FACTS_ACTION_CALL || call->function || !call->value)
        return CATALOG_MARK_NONE;
    const FactsValue *value = facts_value(facts, call->value);
    if (value->kind == FACTS_VALUE_PLACE || value->kind == FACTS_VALUE_ADDRESS)
        return mark_of_place(catalog, facts, value->left);
    return mark_of_type(catalog, facts, value->type);
}
