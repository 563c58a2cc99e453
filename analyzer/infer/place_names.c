#include "infer/place_names.h"

#include <string.h>

#include "infer/accessors.h"
#include "infer/effects.h"

/* How many pointers, accessors and calls a name is looked for through. */
#define NAME_DEPTH 8U

/* Names that are made longer and longer, by `n->next = n`, lead nowhere. */
#define NAME_LENGTH_MAX 400U

typedef gboolean (*Append)(const View *view, FactsRow row, guint depth, GString *text);

/* A name that was asked for: walks through a body ask for the same few again and again. */
typedef struct AskedName {
    guint unit;
    FactsRow function;
    FactsRow row; /* 0: none was asked for */
    Append append;
    const char *name;
} AskedName;

/* A power of two. */
#define ASKED_COUNT 4096U

struct PlaceNames {
    GStringChunk *texts;
    GPtrArray *results; /* by id: names of results; NULL for one not asked for */
    AskedName asked[ASKED_COUNT];
};

PlaceNames *place_names_new(void) {
    PlaceNames *names = g_new0(PlaceNames, 1);
    names->texts = g_string_chunk_new(1024);
    names->results = g_ptr_array_new();
    return names;
}

void place_names_free(PlaceNames *names) {
    if (!names)
        return;
    g_string_chunk_free(names->texts);
    g_ptr_array_unref(names->results);
    g_free(names);
}

void place_names_change(PlaceNames *names) {
    memset(names->asked, 0, sizeof names->asked);
}

static const char *keep(PlaceNames *names, const GString *text) {
    return g_string_chunk_insert_const(names->texts, text->str);
}

/* As printf() would, which takes most of the time that names take. */
static void append_number(GString *text, const char *before, guint number, const char *after) {
    char digits[16];
    char *first = digits + sizeof digits;
    for (*--first = '\0'; number > 0 || !*first; number /= 10)
        *--first = (char)('0' + number % 10);
    g_string_append(text, before);
    g_string_append(text, first);
    g_string_append(text, after);
}

static gboolean append_place(const View *view, FactsRow row, guint depth, GString *text);
static gboolean append_object(const View *view, FactsRow value, guint depth, GString *text);
static gboolean append_value(const View *view, FactsRow value, guint depth, GString *text);
static gboolean append_at_call(const View *view, const FactsAction *call, const char *name,
                               guint depth, GString *text);

static void append_parameter(const View *view, FactsRow variable, GString *text) {
    FactsSlice parameters = view->function->parameters;
    for (guint i = 0; i < parameters.count; i++)
        if (facts_word(view->facts, parameters, i) == variable) {
            append_number(text, "(", i, ")");
            return;
        }
    append_number(text, "{", variable, "}"); /* of a function around a lambda */
}

static void append_text(GString *text, const char *before, const char *key) {
    g_string_append(text, before);
    g_string_append(text, key);
    g_string_append_c(text, ';');
}

static void append_global(const View *view, FactsRow row, GString *text) {
    const FactsVariable *variable = facts_variable(view->facts, row);
    if (variable->key)
        append_text(text, "g:", facts_text(view->facts, variable->key));
    else
        g_string_append_printf(text, "g:%u:%u;", view->unit->index, row);
}

static void append_field(const View *view, FactsRow row, GString *text) {
    const FactsVariable *variable = facts_variable(view->facts, row);
    append_text(text, ".", facts_text(view->facts, variable->key ? variable->key : variable->name));
}

/* What a pointer that is set once was set to. */
static FactsRow only_value(const View *view, const FactsPlace *place) {
    if (place->kind != FACTS_PLACE_LOCAL)
        return 0;
    const FactsVariable *variable = facts_variable(view->facts, place->detail);
    if (variable->write_count > 0 || variable->flags & FACTS_VARIABLE_ADDRESS_TAKEN)
        return 0;
    return variable->initial;
}

/* `&x` leads to x, a pointer to what it points to. */
static void lead_on(GString *text, gsize start) {
    if (text->str[start] == '&')
        g_string_erase(text, (gssize)start, 1);
    else
        g_string_append_c(text, '*');
}

static gboolean append_pointee(const View *view, FactsRow pointer, guint depth, GString *text);

static gboolean append_target(const View *view, FactsRow row, guint depth, GString *text) {
    const FactsValue *value = facts_value(view->facts, row);
    gsize start = text->len;
    if (value->kind == FACTS_VALUE_PLACE && depth > 0)
        return append_pointee(view, value->left, depth - 1, text);
    if (!append_value(view, row, depth, text))
        return FALSE;
    lead_on(text, start);
    return TRUE;
}

static gboolean is_set_once(const View *view, const FactsPlace *place) {
    return (place->kind == FACTS_PLACE_LOCAL || place->kind == FACTS_PLACE_PARAMETER) &&
           facts_variable(view->facts, place->detail)->write_count == 0;
}

/* Whether no pointer on the way to a place, and no index, is a variable that is set anew. */
static gboolean is_fixed_place(const View *view, const FactsPlace *place) {
    for (; place->base; place = facts_place(view->facts, place->base)) {
        const FactsPlace *base = facts_place(view->facts, place->base);
        gboolean is_variable =
            base->kind == FACTS_PLACE_LOCAL || base->kind == FACTS_PLACE_PARAMETER;
        if (place->kind == FACTS_PLACE_DEREF && is_variable && !is_set_once(view, base))
            return FALSE;
        if (place->kind != FACTS_PLACE_INDEX || !(place->detail & FACTS_COMPUTED_INDEX))
            continue;
        const FactsValue *index = facts_value(view->facts, place->detail & ~FACTS_COMPUTED_INDEX);
        if (index->kind != FACTS_VALUE_PLACE ||
            !is_set_once(view, facts_place(view->facts, index->left)))
            return FALSE;
    }
    return TRUE;
}

/* A pointer that is copied and not set anew is the one it was copied from, when that is not set
 * anew either. */
static gboolean is_fixed_copy(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_ADDRESS)
        return is_fixed_place(view, facts_place(view->facts, value->left));
    return value->kind == FACTS_VALUE_PLACE &&
           is_set_once(view, facts_place(view->facts, value->left));
}

static gboolean append_pointee(const View *view, FactsRow row, guint depth, GString *text) {
    const FactsPlace *pointer = facts_place(view->facts, row);
    FactsRow value = only_value(view, pointer);
    gsize length = text->len;
    if (value && is_fixed_copy(view, value) && append_target(view, value, depth, text))
        return TRUE;
    g_string_truncate(text, length);
    if (!append_place(view, row, depth, text))
        return FALSE;
    lead_on(text, length);
    return TRUE;
}

static gboolean append_index(const View *view, const FactsPlace *place, guint depth,
                             GString *text) {
    if (!append_place(view, place->base, depth, text))
        return FALSE;
    g_string_append_c(text, '[');
    if (!(place->detail & FACTS_COMPUTED_INDEX))
        append_number(text, "", place->detail - 1, "");
    else if (!append_value(view, place->detail & ~FACTS_COMPUTED_INDEX, depth, text))
        return FALSE;
    g_string_append_c(text, ']');
    return TRUE;
}

/* What a library's accessor (`operator->`, `operator[]`, `get`) gives for equal objects and
 * arguments is equal. */
static gboolean is_library_accessor(const View *view, const FactsAction *action) {
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (!action->target || !(function->flags & FACTS_FUNCTION_SYSTEM))
        return FALSE;
    const char *name = strrchr(facts_text(view->facts, function->name), ':');
    static const char *const accessors[] = {":operator->", ":operator*", ":operator[]", ":get",
                                            ":at",         ":front",     ":back",       ":value",
                                            ":data",       NULL};
    return name && g_strv_contains(accessors, name);
}

static gboolean append_accessor(const View *view, const FactsAction *action, guint depth,
                                GString *text) {
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (!append_place(view, action->target, depth, text))
        return FALSE;
    const char *name = strrchr(facts_text(view->facts, function->name), ':');
    /* `*p` and `p->` are the same object. */
    gboolean is_target =
        action->arguments.count == 0 && (strcmp(name, ":get") == 0 || strstr(name, ":operator"));
    g_string_append(text, is_target ? ".target" : name + 1);
    g_string_append_c(text, '(');
    for (guint i = 0; i < action->arguments.count; i++) {
        if (!append_value(view, facts_word(view->facts, action->arguments, i), depth, text))
            return FALSE;
        g_string_append_c(text, ',');
    }
    g_string_append(text, ");");
    return TRUE;
}

/* `lock_of(s)` that just returns `&s->lock` is that place. */
static gboolean append_returned(const View *view, const FactsAction *call, guint depth,
                                GString *text) {
    const ProgramFunction *callee = effects_callee(view, call);
    ProgramBody body;
    if (!callee || call->flags & FACTS_ACTION_VIRTUAL ||
        !program_choose_body(view->program, callee, view->unit->index, &body))
        return FALSE;
    const Facts *facts = program_unit(view->program, body.unit)->facts;
    if (facts_function(facts, body.row)->blocks.count > 4)
        return FALSE;
    View inner;
    view_init(&inner, view->program, view->catalog, body);
    g_autoptr(GString) name = g_string_new(NULL);
    FactsRow value = accessors_returned_value(&inner);
    gboolean named = value && append_value(&inner, value, depth, name) &&
                     place_name_is_callers(name->str) &&
                     append_at_call(view, call, name->str, depth, text);
    view_clear(&inner);
    return named;
}

/* The argument that a call returns as it is; 0 for none. */
static FactsRow returned_argument(const View *view, const FactsAction *call) {
    const CatalogEntry *entry = call ? effects_entry(view, call) : NULL;
    return entry && entry->returns_same.kind == CATALOG_SUBJECT_ARGUMENT
               ? effects_subject_value(view, call, &entry->returns_same)
               : 0;
}

static gboolean append_result(const View *view, guint32 id, guint depth, GString *text) {
    const FactsAction *action = view_action(view, id);
    if (!action || action->kind != FACTS_ACTION_CALL || !action->function) {
        append_number(text, "<", id, ">");
        return TRUE;
    }
    gsize length = text->len;
    FactsRow same = returned_argument(view, action);
    if (same) {
        if (append_value(view, same, depth, text))
            return TRUE;
    } else if (is_library_accessor(view, action)) {
        if (append_accessor(view, action, depth, text))
            return TRUE;
    } else if (append_returned(view, action, depth, text)) {
        return TRUE;
    }
    g_string_truncate(text, length);
    append_number(text, "<", id, ">");
    return TRUE;
}

static gboolean append_place(const View *view, FactsRow row, guint depth, GString *text) {
    const FactsPlace *place = facts_place(view->facts, row);
    if (!row || depth == 0)
        return FALSE;
    depth--;
    switch (place->kind) {
    case FACTS_PLACE_PARAMETER:
        append_parameter(view, place->detail, text);
        return TRUE;
    case FACTS_PLACE_THIS:
        g_string_append(text, "this");
        return TRUE;
    case FACTS_PLACE_LOCAL:
    case FACTS_PLACE_STATIC:
        append_number(text, "{", place->detail, "}");
        return TRUE;
    case FACTS_PLACE_GLOBAL:
        append_global(view, place->detail, text);
        return TRUE;
    case FACTS_PLACE_CAPTURE:
        append_number(text, "c", place->detail, ";");
        return TRUE;
    case FACTS_PLACE_RESULT:
        return append_result(view, place->detail, depth, text);
    case FACTS_PLACE_ALLOCATION:
        append_number(text, "<", place->detail, ">");
        return TRUE;
    case FACTS_PLACE_FIELD:
        if (!append_place(view, place->base, depth, text))
            return FALSE;
        append_field(view, place->detail, text);
        return TRUE;
    case FACTS_PLACE_DEREF:
        return append_pointee(view, place->base, depth, text);
    case FACTS_PLACE_INDEX:
        return append_index(view, place, depth, text);
    default:
        return FALSE;
    }
}

static gboolean append_value(const View *view, FactsRow row, guint depth, GString *text) {
    const FactsValue *value = facts_value(view->facts, row);
    if (!row || depth == 0)
        return FALSE;
    switch (value->kind) {
    case FACTS_VALUE_CONSTANT:
        g_string_append_printf(text, "%" G_GINT64_FORMAT, value->constant);
        return TRUE;
    case FACTS_VALUE_NULL:
        g_string_append(text, "0");
        return TRUE;
    case FACTS_VALUE_PLACE:
        return append_place(view, value->left, depth - 1, text);
    case FACTS_VALUE_ADDRESS:
        g_string_append_c(text, '&');
        return append_place(view, value->left, depth - 1, text);
    case FACTS_VALUE_RESULT:
        return append_result(view, value->left, depth - 1, text);
    case FACTS_VALUE_BINARY:
        if (value->operator!= FACTS_OPERATOR_ADD && value->operator!= FACTS_OPERATOR_SUBTRACT)
            return FALSE;
        g_string_append_c(text, value->operator== FACTS_OPERATOR_ADD ? '+' : '-');
        return append_value(view, value->left, depth - 1, text) && g_string_append_c(text, ',') &&
               append_value(view, value->right, depth - 1, text);
    default:
        return FALSE;
    }
}

static gboolean append_object(const View *view, FactsRow row, guint depth, GString *text) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_OBJECT && value->left) {
        append_number(text, "<", value->left, ">");
        return TRUE;
    }
    if (value->kind == FACTS_VALUE_ADDRESS)
        return append_place(view, value->left, depth, text);
    if (value->kind != FACTS_VALUE_RESULT)
        return append_value(view, row, depth, text);
    FactsRow same = returned_argument(view, view_action(view, value->left));
    if (same && depth > 0)
        return append_object(view, same, depth - 1, text);
    return append_value(view, row, depth, text);
}

const char *place_name_keep(PlaceNames *names, const char *text) {
    return g_string_chunk_insert_const(names->texts, text);
}

static const char *make_name(PlaceNames *names, const View *view, FactsRow row, Append append) {
    g_autoptr(GString) text = g_string_new(NULL);
    return append(view, row, NAME_DEPTH, text) ? keep(names, text) : NULL;
}

/* A view that is still being made, or that of one call, may see other things than the body's own
 * view does. */
static const char *name_with(PlaceNames *names, const View *view, FactsRow row, Append append) {
    if (!row || !view->settled || view->bindings)
        return make_name(names, view, row, append);
    AskedName asked = {view->unit->index, view->row, row, append, NULL};
    AskedName *known = &names->asked[(row + view->row * 31U) % ASKED_COUNT];
    if (known->row == asked.row && known->function == asked.function && known->unit == asked.unit &&
        known->append == asked.append)
        return known->name;
    asked.name = make_name(names, view, row, append);
    *known = asked;
    return asked.name;
}

const char *place_name(PlaceNames *names, const View *view, FactsRow place) {
    return name_with(names, view, place, append_place);
}

const char *place_name_of_object(PlaceNames *names, const View *view, FactsRow value) {
    return name_with(names, view, value, append_object);
}

const char *place_name_of_target(PlaceNames *names, const View *view, FactsRow value) {
    const FactsValue *known = facts_value(view->facts, value);
    FactsRow type = known->type;
    if (!type && known->kind == FACTS_VALUE_PLACE)
        type = facts_place(view->facts, known->left)->type;
    gboolean is_pointer = (facts_type(view->facts, type)->flags & FACTS_TYPE_POINTER) != 0;
    gboolean leads_on = known->kind == FACTS_VALUE_ADDRESS || is_pointer;
    return name_with(names, view, value, leads_on ? append_target : append_object);
}

const char *place_name_of_value(PlaceNames *names, const View *view, FactsRow value) {
    return name_with(names, view, value, append_value);
}

const char *place_name_of_result(PlaceNames *names, guint32 action_id) {
    if (action_id >= names->results->len)
        g_ptr_array_set_size(names->results, (gint)action_id + 1);
    const char *known = g_ptr_array_index(names->results, action_id);
    if (known)
        return known;
    g_autoptr(GString) text = g_string_new(NULL);
    append_number(text, "<", action_id, ">");
    known = keep(names, text);
    g_ptr_array_index(names->results, action_id) = (gpointer)known;
    return known;
}

/* From the callee's terms to the caller's. */

/* What stands behind a name's root: of the parameters that it is indexed with, the arguments. */
static gboolean append_rest(const View *view, const FactsAction *call, const char *rest,
                            guint depth, GString *text) {
    for (; *rest; rest++) {
        if (*rest == '.' || g_str_has_prefix(rest, "g:")) {
            const char *end = strchr(rest, ';'); /* keys are copied as they are */
            g_string_append_len(text, rest, end - rest);
            rest = end;
        }
        g_string_append_c(text, *rest);
        if (!strchr("[(,+-", *rest) || rest[1] != '(' || !g_ascii_isdigit(rest[2]))
            continue;
        char *end = NULL;
        guint index = (guint)g_ascii_strtoull(rest + 2, &end, 10);
        FactsRow value = facts_argument(view->facts, call, index);
        gboolean leads_on = end[1] == '*';
        if (!value || !(leads_on ? append_target : append_value)(view, value, depth, text))
            return FALSE;
        rest = leads_on ? end + 1 : end;
    }
    return TRUE;
}

static gboolean append_argument(const View *view, const FactsAction *call, guint index,
                                const char *rest, guint depth, GString *text) {
    FactsRow value = facts_argument(view->facts, call, index);
    if (call->kind == FACTS_ACTION_DESTROY && index == 0 && *rest == '*') {
        if (!append_place(view, call->target, depth, text)) /* a cleanup gets the address */
            return FALSE;
        rest++;
    } else if (value && *rest == '*') {
        if (!append_target(view, value, depth, text))
            return FALSE;
        rest++;
    } else if (!value || !append_value(view, value, depth, text)) {
        return FALSE;
    }
    return append_rest(view, call, rest, depth, text);
}

static gboolean append_capture(const View *view, const FactsAction *call, guint index,
                               const char *rest, guint depth, GString *text) {
    const FactsFunction *lambda = facts_function(view->facts, call->function);
    if (!call->function || lambda->parent != view->row || index >= lambda->captures.count ||
        !append_object(view, facts_word(view->facts, lambda->captures, index), depth, text))
        return FALSE;
    return append_rest(view, call, rest, depth, text);
}

static gboolean append_at_call(const View *view, const FactsAction *call, const char *name,
                               guint depth, GString *text) {
    char *rest = NULL;
    if (g_str_has_prefix(name, "&")) {
        g_string_append_c(text, '&');
        name++;
    }
    switch (*name) {
    case 'g':
        return append_rest(view, call, name, depth, text);
    case '(': {
        guint index = (guint)g_ascii_strtoull(name + 1, &rest, 10);
        return append_argument(view, call, index, rest + 1, depth, text);
    }
    case 'c': {
        guint index = (guint)g_ascii_strtoull(name + 1, &rest, 10);
        return append_capture(view, call, index, rest + 1, depth, text);
    }
    case 't':
        if (!call->target)
            append_number(text, "<", call->id, ">");
        else if (!append_place(view, call->target, depth, text))
            return FALSE;
        return append_rest(view, call, name + strlen("this"), depth, text);
    default:
        return FALSE;
    }
}

const char *place_name_at_call(PlaceNames *names, const View *view, const FactsAction *call,
                               const char *name) {
    g_autoptr(GString) text = g_string_new(NULL);
    return append_at_call(view, call, name, NAME_DEPTH, text) ? keep(names, text) : NULL;
}

const char *place_name_behind_field(const View *view, FactsRow field, const char *path) {
    g_autoptr(GString) step = g_string_new(NULL);
    append_field(view, field, step);
    return g_str_has_prefix(path, step->str) ? path + step->len : NULL;
}

const char *place_name_through(PlaceNames *names, const char *name, const char *value,
                               const char *variable) {
    gboolean is_address = *value == '&';
    const char *prefix = is_address ? value + 1 : value;
    if (!place_name_within(name, prefix))
        return NULL;
    const char *rest = name + strlen(prefix);
    if (!is_address && *rest != '*')
        return NULL; /* a copy of the object, not a pointer to it */
    g_autofree char *text = g_strconcat(variable, is_address ? "*" : "", rest, NULL);
    return strlen(text) <= NAME_LENGTH_MAX ? place_name_keep(names, text) : NULL;
}
