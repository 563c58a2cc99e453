#include "infer/descriptors.h"

#include "infer/effects.h"
#include "infer/resolve.h"

/* What a call says by these when it would have had to wait. */
static char *const would_block_names[] = {(char *)"EAGAIN", (char *)"EWOULDBLOCK",
                                          (char *)"EINPROGRESS", NULL};

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

/* The storage a descriptor is kept in: of `fds[0]`, the array. */
static FactsRow storage_of(const View *view, FactsRow value) {
    const FactsValue *known = facts_value(view->facts, value);
    if (known->kind != FACTS_VALUE_PLACE && known->kind != FACTS_VALUE_ADDRESS)
        return 0;
    FactsRow place = known->left;
    const FactsPlace *element = facts_place(view->facts, place);
    return element->kind == FACTS_PLACE_INDEX ? element->base : place;
}

typedef struct Origin {
    FactsRow place; /* where the descriptor is kept; 0 when it is a call's result */
    guint32 maker;  /* id of the call whose result it is; 0 for none */
    gboolean is_nonblocking;
    gboolean is_file;
} Origin;

typedef struct ResultSearch {
    guint32 maker;
    FactsRow place;
    gboolean found;
} ResultSearch;

static gboolean value_is_result(const View *view, FactsRow row, guint32 maker) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_RESULT)
        return value->left == maker;
    if (value->kind == FACTS_VALUE_CHOICE)
        return value_is_result(view, value->left, maker) ||
               value_is_result(view, value->right, maker);
    return FALSE;
}

static void look_for_result(const View *view, const FactsAction *action, gpointer data) {
    ResultSearch *search = data;
    if ((action->kind == FACTS_ACTION_WRITE || action->kind == FACTS_ACTION_DECLARE) &&
        action->target == search->place && action->value &&
        value_is_result(view, action->value, search->maker))
        search->found = TRUE;
}

static gboolean result_goes_to(const View *view, const FactsAction *maker, FactsRow place) {
    ResultSearch search = {maker->id, place, FALSE};
    view_each_action(view, look_for_result, &search);
    return search.found;
}

static gboolean subject_is_origin(const View *view, const FactsAction *action,
                                  const CatalogSubject *subject, const Origin *origin) {
    if (subject->kind == CATALOG_SUBJECT_RESULT) {
        if (origin->maker)
            return action->id == origin->maker;
        return origin->place && result_goes_to(view, action, origin->place);
    }
    if (subject->kind == CATALOG_SUBJECT_RECEIVER)
        return origin->place && action->target == origin->place;
    FactsRow value = effects_subject_value(view, action, subject);
    return value && origin->place && storage_of(view, value) == origin->place;
}

static void look_at_maker(const View *view, const FactsAction *action, gpointer data) {
    Origin *origin = data;
    const CatalogEntry *entry = effects_entry(view, action);
    if (!entry)
        return;
    if (entry->nonblocking.kind != CATALOG_SUBJECT_NONE && !effects_excused(view, action, entry) &&
        subject_is_origin(view, action, &entry->nonblocking, origin))
        origin->is_nonblocking = TRUE;
    if (entry->file.kind != CATALOG_SUBJECT_NONE &&
        subject_is_origin(view, action, &entry->file, origin))
        origin->is_file = TRUE;
}

static gboolean value_names_would_block(const View *view, FactsRow row, guint depth) {
    if (!row || depth == 0)
        return FALSE;
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_CONSTANT:
        for (guint i = 0; would_block_names[i]; i++)
            if (facts_words_contain_text(view->facts, value->identifiers, would_block_names[i]))
                return TRUE;
        return FALSE;
    case FACTS_VALUE_BINARY:
    case FACTS_VALUE_CHOICE:
        return value_names_would_block(view, value->left, depth - 1) ||
               value_names_would_block(view, value->right, depth - 1);
    case FACTS_VALUE_NOT:
        return value_names_would_block(view, value->left, depth - 1);
    default:
        return FALSE;
    }
}

typedef struct TestSearch {
    const FactsAction *call;
    gboolean tested;
} TestSearch;

/* Up to the next call on a descriptor, which sets errno anew. */
static gboolean look_for_test(const View *view, const FactsAction *action, FactsRow condition,
                              gpointer data) {
    TestSearch *search = data;
    if (!action) {
        if (value_names_would_block(view, condition, 8))
            search->tested = TRUE;
        return TRUE;
    }
    if (action == search->call)
        return FALSE;
    if (value_names_would_block(view, action->value, 8))
        search->tested = TRUE;
    if (action->kind != FACTS_ACTION_CALL)
        return TRUE;
    const CatalogEntry *entry = effects_entry(view, action);
    return !entry || entry->descriptor.kind == CATALOG_SUBJECT_NONE;
}

static gboolean result_is_tested(const View *view, const FactsAction *call) {
    TestSearch search = {call, FALSE};
    view_walk_forward(view, call, look_for_test, &search);
    return search.tested;
}

gboolean descriptors_never_block(const View *view, const FactsAction *call,
                                 const CatalogSubject *descriptor) {
    Origin origin = {0};
    if (descriptor->kind == CATALOG_SUBJECT_RECEIVER) {
        origin.place = call->target;
    } else {
        FactsRow value = effects_subject_value(view, call, descriptor);
        if (!value)
            return FALSE;
        origin.place = storage_of(view, value);
        if (facts_value(view->facts, value)->kind == FACTS_VALUE_RESULT)
            origin.maker = facts_value(view->facts, value)->left;
    }
    if (origin.place || origin.maker)
        view_each_action(view, look_at_maker, &origin);
    if (origin.is_file)
        return FALSE;
    return origin.is_nonblocking || result_is_tested(view, call);
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
