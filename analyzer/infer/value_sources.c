#include "infer/value_sources.h"

#include "infer/effects.h"

/* How deep expressions, and calls of the program's own functions, are looked into. */
#define SOURCE_DEPTH 8U
#define CALLEE_DEPTH 2U

typedef struct SourceSearch {
    PlaceNames *names;
    const View *view;
    GArray *sources;
    guint callee_depth;
} SourceSearch;

static void add_source(const SourceSearch *search, ValueSource source) {
    if (!source.name)
        return;
    for (guint i = 0; i < search->sources->len; i++) {
        const ValueSource *known = &g_array_index(search->sources, ValueSource, i);
        if (known->name == source.name && known->call == source.call)
            return;
    }
    g_array_append_val(search->sources, source);
}

static void look_in_value(const SourceSearch *search, FactsRow row, guint depth);

/* A member of a local is the local's own; what a local points to is not. */
static gboolean is_own_variable(const View *view, FactsRow row) {
    const FactsPlace *place = facts_place(view->facts, row);
    while (place->kind == FACTS_PLACE_FIELD || place->kind == FACTS_PLACE_INDEX)
        place = facts_place(view->facts, place->base);
    return place->kind == FACTS_PLACE_LOCAL || place->kind == FACTS_PLACE_PARAMETER;
}

/* The same behind local pointers and `std::move()`. */
static gboolean is_own_place(const View *view, FactsRow row, const char *name) {
    FactsRow variable = name ? place_name_own_variable(view, name) : 0;
    return is_own_variable(view, row) ||
           (variable && !(facts_variable(view->facts, variable)->flags & FACTS_VARIABLE_STATIC));
}

/* The object that a construction copies or moves; 0 when it makes one of other things. */
static FactsRow copied_object(const View *view, const FactsAction *maker) {
    FactsRow row = facts_argument(view->facts, maker, 0);
    const FactsValue *value = facts_value(view->facts, row);
    if (maker->kind != FACTS_ACTION_CONSTRUCT || !maker->type)
        return 0;
    if (value->kind == FACTS_VALUE_RESULT) { /* std::move() */
        const FactsAction *passed_on = view_action(view, value->left);
        const CatalogEntry *entry = passed_on ? effects_entry(view, passed_on) : NULL;
        if (entry && entry->returns_same.kind == CATALOG_SUBJECT_ARGUMENT)
            value = facts_value(view->facts,
                                effects_subject_value(view, passed_on, &entry->returns_same));
    }
    if (value->kind != FACTS_VALUE_ADDRESS)
        return 0;
    const char *name = effects_class_name(view, facts_place(view->facts, value->left)->type);
    return g_strcmp0(name, effects_class_name(view, maker->type)) == 0 ? value->left : 0;
}

static void add_copied(const SourceSearch *search, const FactsAction *maker, FactsRow object,
                       const char *part) {
    const char *name = place_name(search->names, search->view, object);
    g_autofree char *text = name ? g_strconcat(name, part, NULL) : NULL;
    if (text)
        add_source(search, (ValueSource){place_name_keep(search->names, text), maker->id,
                                         is_own_variable(search->view, object)});
}

/* `auto [a, b] = state`: the parts of what was copied. */
static void look_at_copy_of_part(const SourceSearch *search, FactsRow row, const char *name) {
    const View *view = search->view;
    const FactsPlace *root = facts_place(view->facts, row);
    while (root->kind == FACTS_PLACE_FIELD || root->kind == FACTS_PLACE_INDEX)
        root = facts_place(view->facts, root->base);
    const FactsAction *maker =
        root->kind == FACTS_PLACE_RESULT ? view_action(view, root->detail) : NULL;
    FactsRow object = maker ? copied_object(view, maker) : 0;
    if (object && name && *name == '<')
        add_copied(search, maker, object, strchr(name, '>') + 1);
}

static void look_in_place(const SourceSearch *search, FactsRow row, guint depth) {
    const View *view = search->view;
    const FactsPlace *place = facts_place(view->facts, row);
    const char *name = place_name(search->names, view, row);
    add_source(search, (ValueSource){name, 0, is_own_place(view, row, name)});
    look_at_copy_of_part(search, row, name);
    while (place->kind == FACTS_PLACE_FIELD || place->kind == FACTS_PLACE_INDEX)
        place = facts_place(view->facts, place->base);
    if (place->kind != FACTS_PLACE_DEREF)
        return;
    /* `*std::max(&n, 3)`: what the call was given */
    place = facts_place(view->facts, place->base);
    const FactsAction *maker =
        place->kind == FACTS_PLACE_RESULT ? view_action(view, place->detail) : NULL;
    for (guint i = 0; maker && depth > 0 && i < maker->arguments.count; i++) {
        FactsRow argument = facts_word(view->facts, maker->arguments, i);
        const FactsValue *value = facts_value(view->facts, argument);
        look_in_value(search, argument, depth - 1);
        if (value->kind == FACTS_VALUE_ADDRESS && !is_own_variable(view, value->left))
            add_source(search, (ValueSource){place_name(search->names, view, value->left),
                                             maker->id, FALSE});
    }
}

static gboolean choose_callee(const View *view, const FactsAction *call, ProgramBody *body) {
    const ProgramFunction *callee = effects_callee(view, call);
    return callee && !(call->flags & FACTS_ACTION_VIRTUAL) &&
           !(callee->flags & FACTS_FUNCTION_COROUTINE) && !effects_entry(view, call) &&
           program_choose_body(view->program, callee, view->unit->index, body);
}

static void look_at_return(const SourceSearch *inner, const FactsAction *action) {
    if (action->kind == FACTS_ACTION_RETURN && action->value)
        look_in_value(inner, action->value, SOURCE_DEPTH);
}

/* What a plain function reads for its result: the caller's places among them. */
static void look_in_callee(const SourceSearch *search, const FactsAction *call) {
    ProgramBody body;
    if (search->callee_depth == 0 || !choose_callee(search->view, call, &body))
        return;
    View view;
    view_init(&view, search->view->program, search->view->catalog, body);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(ValueSource));
    SourceSearch inner = {search->names, &view, found, search->callee_depth - 1};
    for (guint i = 0; i < view_block_count(&view); i++) {
        const FactsBlock *block = view_block(&view, i);
        for (guint k = 0; view.reached[i] && k < block->actions.count; k++)
            look_at_return(&inner, facts_action(view.facts, block->actions.first + k));
    }
    for (guint i = 0; i < found->len; i++) {
        const ValueSource *source = &g_array_index(found, ValueSource, i);
        if (!source->is_local && place_name_is_callers(source->name))
            add_source(search, (ValueSource){place_name_at_call(search->names, search->view, call,
                                                                source->name),
                                             call->id, FALSE});
    }
    view_clear(&view);
}

/* The object a method is about: of a reference object (`std::atomic_ref`), what it refers to. */
static FactsRow object_of(const View *view, const FactsAction *call) {
    const FactsPlace *place = facts_place(view->facts, call->target);
    if (place->kind != FACTS_PLACE_LOCAL)
        return call->target;
    FactsRow initial = facts_variable(view->facts, place->detail)->initial;
    const FactsValue *value = facts_value(view->facts, initial);
    const FactsAction *maker =
        value->kind == FACTS_VALUE_RESULT ? view_action(view, value->left) : NULL;
    const CatalogEntry *entry = maker ? effects_entry(view, maker) : NULL;
    if (!entry || entry->matcher != CATALOG_CONSTRUCTOR ||
        entry->returns_same.kind != CATALOG_SUBJECT_ARGUMENT)
        return call->target;
    value = facts_value(view->facts, effects_subject_value(view, maker, &entry->returns_same));
    return value->kind == FACTS_VALUE_ADDRESS ? value->left : call->target;
}

static void look_at_object(const SourceSearch *search, const FactsAction *maker, guint depth) {
    if (!maker->target || maker->kind != FACTS_ACTION_CALL)
        return;
    const CatalogEntry *entry = effects_entry(search->view, maker);
    if (entry && entry->reads.kind == CATALOG_SUBJECT_RECEIVER)
        add_source(search, (ValueSource){place_name(search->names, search->view,
                                                    object_of(search->view, maker)),
                                         maker->id, FALSE});
    else if (is_own_variable(search->view, maker->target))
        look_in_place(search, maker->target, depth); /* `copy.next()` */
}

static void look_in_result(const SourceSearch *search, guint32 id, guint depth) {
    const View *view = search->view;
    const FactsAction *maker = view_action(view, id);
    if (!maker)
        return;
    if (maker->kind == FACTS_ACTION_SUSPEND) {
        look_in_value(search, maker->value, depth);
        return;
    }
    look_at_object(search, maker, depth);
    FactsRow copied = copied_object(view, maker);
    if (copied)
        add_copied(search, maker, copied, "");
    const CatalogEntry *entry = effects_entry(view, maker);
    for (guint i = 0; i < maker->arguments.count; i++) {
        FactsRow argument = facts_word(view->facts, maker->arguments, i);
        const FactsValue *value = facts_value(view->facts, argument);
        if (entry && entry->reads.kind == CATALOG_SUBJECT_ARGUMENT && entry->reads.argument == i)
            add_source(search, (ValueSource){place_name_of_target(search->names, view, argument),
                                             maker->id, FALSE});
        else if (value->kind != FACTS_VALUE_ADDRESS || is_own_variable(view, value->left))
            look_in_value(search, argument, depth);
    }
    if (!entry)
        look_in_callee(search, maker);
}

static void look_in_value(const SourceSearch *search, FactsRow row, guint depth) {
    const FactsValue *value = facts_value(search->view->facts, row);
    if (!row || depth == 0)
        return;
    depth--;
    switch (value->kind) {
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_ADDRESS:
        look_in_place(search, value->left, depth);
        break;
    case FACTS_VALUE_RESULT:
        look_in_result(search, value->left, depth);
        break;
    case FACTS_VALUE_BINARY:
    case FACTS_VALUE_CHOICE:
        look_in_value(search, value->left, depth);
        look_in_value(search, value->right, depth);
        break;
    case FACTS_VALUE_NOT:
        look_in_value(search, value->left, depth);
        break;
    case FACTS_VALUE_OBJECT:
        for (guint i = 1; i < value->fields.count; i += 2)
            look_in_value(search, facts_word(search->view->facts, value->fields, i), depth);
        break;
    default:
        break;
    }
}

/* `head = old->next` is what the old pointer leads to. */
static void add_pointer(const SourceSearch *search, FactsRow row) {
    const View *view = search->view;
    const FactsPlace *place = facts_place(view->facts, row);
    if (place->kind == FACTS_PLACE_FIELD)
        place = facts_place(view->facts, place->base);
    if (place->kind == FACTS_PLACE_DEREF && is_own_variable(view, place->base))
        add_source(search, (ValueSource){place_name(search->names, view, place->base), 0, TRUE});
}

static void look_in_part(const SourceSearch *search, FactsRow row, const char *part);

static void look_in_fields(const SourceSearch *search, FactsSlice fields, const char *part) {
    const Facts *facts = search->view->facts;
    for (guint i = 0; i + 1 < fields.count; i += 2) {
        const char *rest =
            place_name_behind_field(search->view, facts_word(facts, fields, i), part);
        if (rest)
            look_in_part(search, facts_word(facts, fields, i + 1), rest);
    }
}

/* Of objects copied whole, or made of their fields, what the part comes from. */
static void look_in_part(const SourceSearch *search, FactsRow row, const char *part) {
    const View *view = search->view;
    const FactsValue *value = facts_value(view->facts, row);
    const FactsAction *maker =
        value->kind == FACTS_VALUE_RESULT ? view_action(view, value->left) : NULL;
    FactsRow copied = maker ? copied_object(view, maker) : 0;
    const char *name = NULL;
    if (value->kind == FACTS_VALUE_PLACE)
        name = place_name(search->names, view, value->left);
    if (*part == '.' && copied) {
        add_copied(search, maker, copied, part);
    } else if (*part == '.' && value->kind == FACTS_VALUE_OBJECT) {
        look_in_fields(search, value->fields, part);
    } else if (*part && name) {
        g_autofree char *text = g_strconcat(name, part, NULL);
        add_source(search, (ValueSource){place_name_keep(search->names, text), 0,
                                         is_own_variable(view, value->left)});
    } else {
        look_in_value(search, row, SOURCE_DEPTH);
        if (value->kind == FACTS_VALUE_PLACE)
            add_pointer(search, value->left);
    }
}

void value_sources_of(PlaceNames *names, const View *view, FactsRow value, const char *part,
                      GArray *sources) {
    SourceSearch search = {names, view, sources, CALLEE_DEPTH};
    look_in_part(&search, value, part);
}

/* Writes. */

gboolean value_assignment(const View *view, const FactsAction *action, Assignment *assignment) {
    if (action->kind == FACTS_ACTION_WRITE || action->kind == FACTS_ACTION_DECLARE) {
        *assignment = (Assignment){action->target, action->value};
        return action->target && action->value;
    }
    if (action->kind != FACTS_ACTION_CALL || !action->function || !action->target ||
        action->arguments.count != 1 || effects_entry(view, action))
        return FALSE;
    const char *name = facts_text(view->facts, facts_function(view->facts, action->function)->name);
    *assignment = (Assignment){action->target, facts_argument(view->facts, action, 0)};
    return g_str_has_suffix(name, "::operator=");
}

static void visit_write(PlaceNames *names, const View *view, const FactsAction *action,
                        FactsRow place, const char *name, FactsRow value, ValueWriteVisitor visit,
                        gpointer data) {
    if (!name || !value)
        return;
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(ValueSource));
    value_sources_of(names, view, value, "", sources);
    visit(view, action, place, name, sources, data);
}

static void visit_store(PlaceNames *names, const View *view, const FactsAction *action,
                        const CatalogEntry *entry, ValueWriteVisitor visit, gpointer data) {
    if (entry->writes.kind == CATALOG_SUBJECT_RECEIVER && action->target) {
        FactsRow object = object_of(view, action);
        visit_write(names, view, action, object, place_name(names, view, object),
                    facts_argument(view->facts, action, 0), visit, data);
    }
    if (entry->writes.kind != CATALOG_SUBJECT_ARGUMENT)
        return;
    FactsRow target = facts_argument(view->facts, action, entry->writes.argument);
    const FactsValue *value = facts_value(view->facts, target);
    FactsRow place = value->kind == FACTS_VALUE_ADDRESS ? value->left : 0;
    if (target)
        visit_write(names, view, action, place, place_name_of_target(names, view, target),
                    facts_argument(view->facts, action, entry->writes.argument + 1), visit, data);
}

/* The callee's sources as the caller has them: its arguments where they are parameters. FALSE when
 * what is written is read again. */
static gboolean sources_at_call(PlaceNames *names, const View *view, const FactsAction *call,
                                const GArray *inner, const char *written, GArray *sources) {
    SourceSearch search = {names, view, sources, CALLEE_DEPTH};
    for (guint i = 0; i < inner->len; i++) {
        const ValueSource *source = &g_array_index(inner, ValueSource, i);
        if (source->name == written)
            return FALSE;
        if (source->is_local && *source->name == '(') {
            guint index = (guint)g_ascii_strtoull(source->name + 1, NULL, 10);
            look_in_value(&search, facts_argument(view->facts, call, index), SOURCE_DEPTH);
        } else if (!source->is_local && place_name_is_callers(source->name)) {
            add_source(&search, (ValueSource){place_name_at_call(names, view, call, source->name),
                                              call->id, FALSE});
        }
    }
    return TRUE;
}

typedef struct CalleeWrites {
    PlaceNames *names;
    const View *caller;
    const FactsAction *call;
    ValueWriteVisitor visit;
    gpointer data;
} CalleeWrites;

static void look_at_callees_write(const View *view, const FactsAction *action, gpointer data) {
    const CalleeWrites *writes = data;
    if (action->kind != FACTS_ACTION_WRITE || action->flags & FACTS_ACTION_COMPOUND)
        return;
    const char *name = place_name(writes->names, view, action->target);
    if (!name || !place_name_is_callers(name))
        return;
    g_autoptr(GArray) inner = g_array_new(FALSE, FALSE, sizeof(ValueSource));
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(ValueSource));
    value_sources_of(writes->names, view, action->value, "", inner);
    const char *here = place_name_at_call(writes->names, writes->caller, writes->call, name);
    if (here && sources_at_call(writes->names, writes->caller, writes->call, inner, name, sources))
        writes->visit(writes->caller, writes->call, 0, here, sources, writes->data);
}

/* A plain function that writes what it is given: a setter. */
static void visit_callee(PlaceNames *names, const View *view, const FactsAction *call,
                         ValueWriteVisitor visit, gpointer data) {
    ProgramBody body;
    if (!call->function || call->arguments.count == 0 || !choose_callee(view, call, &body))
        return;
    View inner;
    view_init(&inner, view->program, view->catalog, body);
    CalleeWrites writes = {names, view, call, visit, data};
    view_each_action(&inner, look_at_callees_write, &writes);
    view_clear(&inner);
}

void value_writes_each(PlaceNames *names, const View *view, const FactsAction *action,
                       ValueWriteVisitor visit, gpointer data) {
    Assignment assignment;
    if (action->kind == FACTS_ACTION_DECLARE || action->flags & FACTS_ACTION_COMPOUND)
        return;
    if (value_assignment(view, action, &assignment)) {
        visit_write(names, view, action, assignment.place,
                    place_name(names, view, assignment.place), assignment.value, visit, data);
        return;
    }
    if (action->kind != FACTS_ACTION_CALL)
        return;
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry)
        visit_store(names, view, action, entry, visit, data);
    else
        visit_callee(names, view, action, visit, data);
}
