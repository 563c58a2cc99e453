#include "infer/descriptors.h"

#include "infer/effects.h"
#include "infer/resolve.h"
#include "infer/would_block.h"

/* How many names a descriptor is followed through. */
#define TRACE_DEPTH 6U

/* The streams and numbers of standard output and error. */
static char *const output_names[] = {(char *)"stdout",
                                     (char *)"stderr",
                                     (char *)"STDOUT_FILENO",
                                     (char *)"STDERR_FILENO",
                                     (char *)"std::cout",
                                     (char *)"std::cerr",
                                     (char *)"std::clog",
                                     (char *)"std::wcout",
                                     (char *)"std::wcerr",
                                     (char *)"std::wclog",
                                     NULL};

/* Indexes that are not constant may be any. */
static gboolean may_be_same_index(const FactsPlace *left, const FactsPlace *right) {
    return left->detail == right->detail ||
           ((left->detail | right->detail) & FACTS_COMPUTED_INDEX) != 0;
}

static gboolean may_be_same(const Facts *facts, FactsRow left, FactsRow right) {
    if (left == right)
        return left != 0;
    if (!left || !right)
        return FALSE;
    const FactsPlace *first = facts_place(facts, left);
    const FactsPlace *second = facts_place(facts, right);
    if (first->kind != second->kind || !first->base ||
        !may_be_same(facts, first->base, second->base))
        return FALSE;
    return first->kind == FACTS_PLACE_INDEX ? may_be_same_index(first, second)
                                            : first->detail == second->detail;
}

/* Whether what is said of the subject holds for the descriptor in place; of an array it holds for
 * each element. */
static gboolean speaks_of(const View *view, const FactsAction *action,
                          const CatalogSubject *subject, FactsRow place) {
    FactsRow named = effects_subject_place(view, action, subject, 0);
    if (may_be_same(view->facts, named, place))
        return TRUE;
    const FactsPlace *known = facts_place(view->facts, place);
    if (!named || known->kind != FACTS_PLACE_INDEX)
        return FALSE;
    const FactsPlace *array = facts_place(view->facts, known->base);
    return may_be_same(view->facts, named, known->base) ||
           (array->kind == FACTS_PLACE_DEREF && may_be_same(view->facts, named, array->base));
}

typedef enum Setting {
    SETTING_NONE,
    SETTING_NONBLOCKING,
    SETTING_BLOCKING,
} Setting;

/* What an action makes of the descriptor in place. */
static Setting setting_of(const View *view, const FactsAction *action, FactsRow place) {
    const CatalogEntry *entry = effects_entry(view, action);
    if (!entry || entry->nonblocking.kind == CATALOG_SUBJECT_NONE ||
        entry->nonblocking.kind == CATALOG_SUBJECT_RESULT ||
        !speaks_of(view, action, &entry->nonblocking, place))
        return SETTING_NONE;
    return effects_excused(view, action, entry) ? SETTING_BLOCKING : SETTING_NONBLOCKING;
}

typedef struct AfterSearch {
    FactsRow place;
    const FactsAction *write;
    const FactsAction *call;
    gboolean is_set;
} AfterSearch;

static gboolean look_for_setting(const View *view, const FactsAction *action, FactsRow condition,
                                 gpointer data) {
    (void)condition;
    AfterSearch *search = data;
    if (!action)
        return TRUE;
    if (action == search->call || action == search->write ||
        resolve_writes(view->facts, action, search->place))
        return FALSE;
    if (setting_of(view, action, search->place) == SETTING_NONBLOCKING)
        search->is_set = TRUE;
    return !search->is_set;
}

/* Where it is set on some way from there to the call: the others are those on which it could not be
 * made, or was set before. */
static gboolean is_set_after(const View *view, const FactsAction *write, FactsRow place,
                             const FactsAction *call) {
    AfterSearch search = {place, write, call, FALSE};
    view_walk_forward(view, write, look_for_setting, &search);
    return search.is_set;
}

/* What the code shows of where a descriptor comes from. */
typedef struct Trace {
    const FactsAction *call;
    guint depth;
    gboolean is_nonblocking; /* some way shows that it does not block */
    gboolean may_block;      /* some way shows that it is another */
    gboolean is_file;
} Trace;

static void trace_value(const View *view, const FactsAction *at, FactsRow value, Trace *trace);

/* -1 and NULL stand for no descriptor at all. */
static gboolean is_no_descriptor(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_CONSTANT)
        return value->constant < 0 ||
               facts_words_contain_text(view->facts, value->identifiers, "NULL");
    return value->kind == FACTS_VALUE_NULL;
}

static gboolean is_set_by_either_name(const View *view, const FactsAction *write, FactsRow place,
                                      FactsRow part, const FactsAction *call) {
    const FactsValue *value = facts_value(view->facts, part);
    return is_set_after(view, write, place, call) ||
           (value->kind == FACTS_VALUE_PLACE && is_set_after(view, write, value->left, call));
}

static void trace_write(const View *view, const FactsAction *write, FactsRow place, Trace *trace) {
    FactsRow part = 0;
    Trace origin = {.call = trace->call, .depth = trace->depth - 1};
    if (resolve_written(view->facts, write, place, &part) && part) {
        if (is_no_descriptor(view, part))
            return;
        trace_value(view, write, part, &origin);
    }
    trace->is_file = trace->is_file || origin.is_file;
    if ((origin.is_nonblocking && !origin.may_block) ||
        is_set_by_either_name(view, write, place, part, trace->call))
        trace->is_nonblocking = TRUE;
    else if (write->kind != FACTS_ACTION_DECLARE || write->value)
        trace->may_block = TRUE;
}

typedef struct PlaceSearch {
    FactsRow place;
    Trace *trace;
} PlaceSearch;

static gboolean look_back(const View *view, const FactsAction *action, FactsRow condition,
                          gpointer data) {
    (void)condition;
    PlaceSearch *search = data;
    Setting setting = setting_of(view, action, search->place);
    if (setting == SETTING_NONBLOCKING)
        search->trace->is_nonblocking = TRUE;
    if (setting == SETTING_BLOCKING)
        return FALSE;
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry && entry->file.kind == CATALOG_SUBJECT_ARGUMENT &&
        speaks_of(view, action, &entry->file, search->place))
        search->trace->is_file = TRUE;
    if (!resolve_writes(view->facts, action, search->place))
        return TRUE;
    trace_write(view, action, search->place, search->trace);
    return FALSE;
}

static void trace_place(const View *view, const FactsAction *at, FactsRow place, Trace *trace) {
    PlaceSearch search = {place, trace};
    if (place && trace->depth > 0)
        view_walk_backward(view, at, look_back, &search);
}

static void trace_maker(const View *view, const FactsAction *maker, Trace *trace) {
    const CatalogEntry *entry = maker ? effects_entry(view, maker) : NULL;
    if (entry && entry->file.kind == CATALOG_SUBJECT_RESULT)
        trace->is_file = TRUE;
    if (entry && entry->nonblocking.kind == CATALOG_SUBJECT_RESULT &&
        !effects_excused(view, maker, entry))
        trace->is_nonblocking = TRUE;
    else
        trace->may_block = TRUE;
}

static void trace_value(const View *view, const FactsAction *at, FactsRow row, Trace *trace) {
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_RESULT:
        trace_maker(view, view_action(view, value->left), trace);
        return;
    case FACTS_VALUE_CHOICE:
        trace_value(view, at, value->left, trace);
        trace_value(view, at, value->right, trace);
        return;
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_ADDRESS:
        trace_place(view, at, value->left, trace);
        return;
    default:
        if (!is_no_descriptor(view, row))
            trace->may_block = TRUE;
    }
}

gboolean descriptors_never_block(const View *view, const FactsAction *call,
                                 const CatalogSubject *descriptor) {
    Trace trace = {.call = call, .depth = TRACE_DEPTH};
    if (descriptor->kind == CATALOG_SUBJECT_RECEIVER)
        trace_place(view, call, call->target, &trace);
    else
        trace_value(view, call, effects_subject_value(view, call, descriptor), &trace);
    if (trace.is_file)
        return FALSE;
    return (trace.is_nonblocking && !trace.may_block) || would_block_is_tested(view, call);
}

gboolean descriptors_is_program_output(const View *view, const FactsAction *call,
                                       const CatalogSubject *output) {
    if (output->kind == CATALOG_SUBJECT_ALWAYS)
        return TRUE;
    if (output->kind == CATALOG_SUBJECT_RECEIVER) {
        const FactsPlace *place = facts_place(view->facts, call->target);
        if (place->kind != FACTS_PLACE_GLOBAL)
            return FALSE;
        const FactsVariable *variable = facts_variable(view->facts, place->detail);
        return g_strv_contains((const char *const *)output_names,
                               facts_text(view->facts, variable->name));
    }
    FactsRow value = effects_subject_value(view, call, output);
    if (!value)
        return FALSE;
    const FactsValue *known = facts_value(view->facts, value);
    if (known->kind == FACTS_VALUE_CONSTANT && (known->constant == 1 || known->constant == 2))
        return TRUE;
    return resolve_is(view, call, value, output_names);
}
