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
        if (value_tests(view, facts_word(view->facts, action->arguments, i), search,
                        CONDITION_DEPTH))
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
