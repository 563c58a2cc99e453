#include "infer/shown_places.h"

#include "infer/effects.h"

static gboolean append_place(const View *view, FactsRow row, GString *text);

static const char *variable_name(const View *view, FactsRow row) {
    return facts_text(view->facts, facts_variable(view->facts, row)->name);
}

/* A smart pointer is shown as what it is called on. */
static gboolean append_result(const View *view, guint32 id, GString *text) {
    const FactsAction *maker = view_action(view, id);
    if (!maker || maker->kind != FACTS_ACTION_CALL || !maker->target)
        return FALSE;
    return append_place(view, maker->target, text);
}

static gboolean is_reference(const View *view, const FactsPlace *pointer) {
    if (pointer->kind == FACTS_PLACE_RESULT)
        return TRUE;
    return (facts_type(view->facts, pointer->type)->flags & FACTS_TYPE_REFERENCE) != 0;
}

static gboolean append_field(const View *view, const FactsPlace *place, GString *text) {
    const FactsPlace *base = facts_place(view->facts, place->base);
    const char *step = ".";
    FactsRow object = place->base;
    if (base->kind == FACTS_PLACE_THIS) {
        step = "->";
    } else if (base->kind == FACTS_PLACE_DEREF) {
        const FactsPlace *pointer = facts_place(view->facts, base->base);
        gboolean is_pointer = !is_reference(view, pointer) || pointer->kind == FACTS_PLACE_RESULT;
        step = is_pointer ? "->" : ".";
        object = base->base;
    }
    if (!append_place(view, object, text))
        return FALSE;
    g_string_append_printf(text, "%s%s", step, variable_name(view, place->detail));
    return TRUE;
}

static gboolean append_index(const View *view, const FactsPlace *place, GString *text) {
    if (!append_place(view, place->base, text))
        return FALSE;
    if (!(place->detail & FACTS_COMPUTED_INDEX)) {
        g_string_append_printf(text, "[%u]", place->detail - 1);
        return TRUE;
    }
    const FactsValue *index = facts_value(view->facts, place->detail & ~FACTS_COMPUTED_INDEX);
    g_autoptr(GString) name = g_string_new(NULL);
    gboolean known = index->kind == FACTS_VALUE_PLACE && append_place(view, index->left, name);
    g_string_append_printf(text, "[%s]", known ? name->str : "...");
    return TRUE;
}

static gboolean append_place(const View *view, FactsRow row, GString *text) {
    const FactsPlace *place = facts_place(view->facts, row);
    switch (place->kind) {
    case FACTS_PLACE_PARAMETER:
    case FACTS_PLACE_LOCAL:
    case FACTS_PLACE_STATIC:
    case FACTS_PLACE_GLOBAL:
        g_string_append(text, variable_name(view, place->detail));
        return TRUE;
    case FACTS_PLACE_THIS:
        g_string_append(text, "this");
        return TRUE;
    case FACTS_PLACE_RESULT:
        return append_result(view, place->detail, text);
    case FACTS_PLACE_FIELD:
        return append_field(view, place, text);
    case FACTS_PLACE_DEREF:
        if (!is_reference(view, facts_place(view->facts, place->base)))
            g_string_append_c(text, '*');
        return append_place(view, place->base, text);
    case FACTS_PLACE_INDEX:
        return append_index(view, place, text);
    case FACTS_PLACE_CAPTURE: {
        /* a lambda in a lambda captures what the outer one did */
        FactsSlice captures = facts_function(view->facts, place->index)->captures;
        if (place->detail >= captures.count)
            return FALSE;
        const FactsValue *value =
            facts_value(view->facts, facts_word(view->facts, captures, place->detail));
        if (value->kind != FACTS_VALUE_PLACE && value->kind != FACTS_VALUE_ADDRESS)
            return FALSE;
        return append_place(view, value->left, text);
    }
    default:
        return FALSE;
    }
}

char *shown_place(const View *view, FactsRow place) {
    GString *text = g_string_new(NULL);
    gboolean known = place && append_place(view, place, text);
    return g_string_free(text, !known);
}
