#include "infer/tables.h"

gboolean tables_is_constant(const Facts *facts, const FactsVariable *variable) {
    FactsRow type = variable->type;
    if (variable->flags & FACTS_VARIABLE_CONST)
        return TRUE;
    while (facts_type(facts, type)->flags & FACTS_TYPE_ARRAY && facts_type(facts, type)->pointee) {
        if (facts_type(facts, type)->flags & FACTS_TYPE_CONST)
            return TRUE;
        type = facts_type(facts, type)->pointee;
    }
    return (facts_type(facts, type)->flags & FACTS_TYPE_CONST) != 0;
}

static gboolean field_of(const Facts *facts, FactsRow whole, FactsRow field, FactsRow *part) {
    const FactsValue *literal = facts_value(facts, whole);
    *part = 0;
    if (!whole)
        return TRUE;
    if (literal->kind != FACTS_VALUE_OBJECT)
        return FALSE;
    gboolean found = FALSE;
    /* The last designator counts. */
    for (guint i = 0; i + 1 < literal->fields.count; i += 2)
        if (facts_word(facts, literal->fields, i) == field) {
            *part = facts_word(facts, literal->fields, i + 1);
            found = TRUE;
        }
    return found || literal->fields.count == 0;
}

/* Of an element whose index is a constant (see FACTS_PLACE_INDEX). */
static gboolean element_of(const Facts *facts, FactsRow whole, guint32 index, FactsRow *part) {
    const FactsValue *literal = facts_value(facts, whole);
    *part = 0;
    if (!whole || literal->kind != FACTS_VALUE_OBJECT || index == 0 ||
        index > literal->fields.count / 2)
        return FALSE;
    guint at = (index - 1) * 2;
    *part = facts_word(facts, literal->fields, at + 1);
    return facts_word(facts, literal->fields, at) == 0;
}

gboolean tables_part(const Facts *facts, FactsRow place, FactsRow *value) {
    const FactsPlace *known = facts_place(facts, place);
    FactsRow whole = 0;
    switch (known->kind) {
    case FACTS_PLACE_FIELD:
        return tables_field(facts, known->base, known->detail, value);
    case FACTS_PLACE_INDEX:
        return tables_part(facts, known->base, &whole) &&
               element_of(facts, whole, known->detail, value);
    case FACTS_PLACE_LOCAL:
    case FACTS_PLACE_STATIC:
    case FACTS_PLACE_GLOBAL: {
        const FactsVariable *variable = facts_variable(facts, known->detail);
        *value = tables_is_constant(facts, variable) ? variable->initial : 0;
        return *value != 0;
    }
    default:
        return FALSE;
    }
}

gboolean tables_field(const Facts *facts, FactsRow place, FactsRow field, FactsRow *value) {
    FactsRow whole = 0;
    return tables_part(facts, place, &whole) && field_of(facts, whole, field, value);
}
