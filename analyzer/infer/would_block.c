#include "infer/would_block.h"

#include "infer/effects.h"
#include "infer/resolve.h"

/* What a call says by these when it would have had to wait. */
static const char *const would_block_names[] = {"EAGAIN", "EWOULDBLOCK", "EINPROGRESS"};

/* How deep a condition is looked into. */
#define CONDITION_DEPTH 8U

typedef struct TestSearch {
    const FactsAction *call;
    GHashTable *written; /* of FactsRow: the locals written since the call */
    gboolean tested;
} TestSearch;

static gboolean names_would_block(const View *view, FactsRow row, guint depth) {
    if (!row || depth == 0)
        return FALSE;
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_BINARY) /* an enumerator, and what it was made of */
        return names_would_block(view, value->left, depth - 1) ||
               names_would_block(view, value->right, depth - 1);
    if (value->kind != FACTS_VALUE_CONSTANT)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(would_block_names); i++)
        if (facts_words_contain_text(view->facts, value->identifiers, would_block_names[i]))
            return TRUE;
    return FALSE;
}

/* A local or parameter that nothing has written since the call tells nothing of it. */
static gboolean may_tell_of_call(const View *view, FactsRow row, const TestSearch *search) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind != FACTS_VALUE_PLACE || !resolve_is_own(view->facts, value->left))
        return value->kind != FACTS_VALUE_CONSTANT;
    FactsRow root = resolve_root(view->facts, value->left);
    guint32 variable = facts_place(view->facts, root)->detail;
    if (facts_variable(view->facts, variable)->flags & FACTS_VARIABLE_ADDRESS_TAKEN)
        return TRUE;
    return g_hash_table_contains(search->written, GUINT_TO_POINTER(root));
}

static gboolean compares(const FactsValue *value) {
    return value->kind == FACTS_VALUE_BINARY &&
           (value->operator== FACTS_OPERATOR_EQUAL || value->operator== FACTS_OPERATOR_NOT_EQUAL);
}

static gboolean is_parameter(const View *view, FactsRow row, guint index) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind != FACTS_VALUE_PLACE)
        return FALSE;
    const FactsPlace *place = facts_place(view->facts, value->left);
    return place->kind == FACTS_PLACE_PARAMETER && place->index == index;
}

static gboolean value_tests(const View *view, FactsRow row, const TestSearch *search, guint depth) {
    if (!row || depth == 0)
        return FALSE;
    const FactsValue *value = facts_value(view->facts, row);
    if (compares(value) && ((names_would_block(view, value->left, CONDITION_DEPTH) &&
                             may_tell_of_call(view, value->right, search)) ||
                            (names_would_block(view, value->right, CONDITION_DEPTH) &&
                             may_tell_of_call(view, value->left, search))))
        return TRUE;
    switch (value->kind) {
    case FACTS_VALUE_BINARY:
    case FACTS_VALUE_CHOICE:
        return value_tests(view, value->left, search, depth - 1) ||
               value_tests(view, value->right, search, depth - 1);
    case FACTS_VALUE_NOT:
        return value_tests(view, value->left, search, depth - 1);
    default:
        return FALSE;
    }
}

/* Whether a body compares its parameter with one of them. */
static gboolean compares_parameter(const View *view, FactsRow row, guint parameter, guint depth) {
    if (!row || depth == 0)
        return FALSE;
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_NOT)
        return compares_parameter(view, value->left, parameter, depth - 1);
    if (value->kind != FACTS_VALUE_BINARY && value->kind != FACTS_VALUE_CHOICE)
        return FALSE;
    if (compares(value) && ((names_would_block(view, value->left, CONDITION_DEPTH) &&
                             is_parameter(view, value->right, parameter)) ||
                            (names_would_block(view, value->right, CONDITION_DEPTH) &&
                             is_parameter(view, value->left, parameter))))
        return TRUE;
    return compares_parameter(view, value->left, parameter, depth - 1) ||
           compares_parameter(view, value->right, parameter, depth - 1);
}

static gboolean block_tests_parameter(const View *view, const FactsBlock *block, guint parameter) {
    for (guint i = 0; i < block->edges.count; i++)
        if (compares_parameter(view, facts_edge(view->facts, block->edges.first + i)->condition,
                               parameter, CONDITION_DEPTH))
            return TRUE;
    for (guint i = 0; i < block->actions.count; i++)
        if (compares_parameter(view, facts_action(view->facts, block->actions.first + i)->value,
                               parameter, CONDITION_DEPTH))
            return TRUE;
    return FALSE;
}

/* `return status_of(errno);`: the function called is the one that tests. */
static gboolean callee_tests(const View *view, const FactsAction *call, guint parameter) {
    const ProgramFunction *callee = effects_callee(view, call);
    ProgramBody body;
    if (!callee || !program_choose_body(view->program, callee, view->unit->index, &body))
        return FALSE;
    View inner;
    gboolean tests = FALSE;
    view_init(&inner, view->program, view->catalog, body);
    for (guint i = 0; i < view_block_count(&inner) && !tests; i++)
        tests = block_tests_parameter(&inner, view_block(&inner, i), parameter);
    view_clear(&inner);
    return tests;
}

static gboolean argument_is_tested(const View *view, const FactsAction *action, guint index,
                                   const TestSearch *search) {
    FactsRow value = facts_word(view->facts, action->arguments, index);
    if (value_tests(view, value, search, CONDITION_DEPTH))
        return TRUE;
    return action->kind == FACTS_ACTION_CALL &&
           facts_value(view->facts, value)->kind == FACTS_VALUE_PLACE &&
           may_tell_of_call(view, value, search) && callee_tests(view, action, index);
}

static void note_write(const View *view, const FactsAction *action, TestSearch *search) {
    if ((action->kind == FACTS_ACTION_WRITE || action->kind == FACTS_ACTION_DECLARE) &&
        action->target)
        g_hash_table_add(search->written,
                         GUINT_TO_POINTER(resolve_root(view->facts, action->target)));
}

/* Up to the next call on a descriptor, which sets errno anew. */
static gboolean look_for_test(const View *view, const FactsAction *action, FactsRow condition,
                              gpointer data) {
    TestSearch *search = data;
    if (!action) {
        if (value_tests(view, condition, search, CONDITION_DEPTH))
            search->tested = TRUE;
        return !search->tested;
    }
    if (action == search->call)
        return FALSE;
    if (value_tests(view, action->value, search, CONDITION_DEPTH))
        search->tested = TRUE;
    for (guint i = 0; i < action->arguments.count; i++)
        if (argument_is_tested(view, action, i, search))
            search->tested = TRUE;
    note_write(view, action, search);
    if (action->kind != FACTS_ACTION_CALL)
        return !search->tested;
    const CatalogEntry *entry = effects_entry(view, action);
    return !search->tested && (!entry || entry->descriptor.kind == CATALOG_SUBJECT_NONE);
}

gboolean would_block_is_tested(const View *view, const FactsAction *call) {
    TestSearch search = {call, g_hash_table_new(NULL, NULL), FALSE};
    view_walk_forward(view, call, look_for_test, &search);
    g_hash_table_unref(search.written);
    return search.tested;
}
