#include "infer/known_values.h"

#include <string.h>

/* How deep conditions and values are taken apart. */
#define VALUE_DEPTH 6U

guint known_values_of(const KnownValues *known, const char *subject) {
    for (guint i = 0; i < known->count; i++)
        if (known->items[i].subject == subject)
            return known->items[i].signs;
    return KNOWN_ANYTHING;
}

static void drop(KnownValues *known, guint index) {
    known->count--;
    memmove(&known->items[index], &known->items[index + 1],
            (known->count - index) * sizeof(KnownValue));
}

gboolean known_values_learn(KnownValues *known, const char *subject, guint signs) {
    if (!subject || signs == KNOWN_ANYTHING)
        return TRUE;
    guint at = 0;
    while (at < known->count && strcmp(known->items[at].subject, subject) < 0)
        at++;
    if (at < known->count && known->items[at].subject == subject) {
        known->items[at].signs &= signs;
        return known->items[at].signs != 0;
    }
    if (known->count == KNOWN_VALUES_MAX)
        return signs != 0;
    memmove(&known->items[at + 1], &known->items[at], (known->count - at) * sizeof(KnownValue));
    known->items[at] = (KnownValue){subject, signs};
    known->count++;
    return signs != 0;
}

static void forget(KnownValues *known, const char *part) {
    for (guint i = known->count; part && i-- > 0;)
        if (place_name_mentions(known->items[i].subject, part))
            drop(known, i);
}

gboolean known_values_join(KnownValues *known, const KnownValues *other) {
    gboolean lost = FALSE;
    for (guint i = known->count; i-- > 0;) {
        guint signs = known->items[i].signs | known_values_of(other, known->items[i].subject);
        lost = lost || signs != known->items[i].signs;
        known->items[i].signs = signs;
        if (signs == KNOWN_ANYTHING)
            drop(known, i);
    }
    return lost;
}

/* Values. */

static guint sign_of(gint64 number) {
    if (number == 0)
        return KNOWN_ZERO;
    return number < 0 ? KNOWN_NEGATIVE : KNOWN_POSITIVE;
}

static const char *subject_of(PlaceNames *names, const View *view, const FactsValue *value,
                              FactsRow row) {
    if (value->kind == FACTS_VALUE_RESULT)
        return place_name_of_result(names, value->left);
    return value->kind == FACTS_VALUE_PLACE ? place_name_of_value(names, view, row) : NULL;
}

/* What a branch says is kept of a variable that is this function's alone, or a result: nobody else
 * changes those. */
static const char *lasting_subject_of(PlaceNames *names, const View *view, const FactsValue *value,
                                      FactsRow row) {
    if (value->kind == FACTS_VALUE_RESULT)
        return place_name_of_result(names, value->left);
    if (value->kind != FACTS_VALUE_PLACE)
        return NULL;
    const FactsPlace *place = facts_place(view->facts, value->left);
    while (place->kind == FACTS_PLACE_FIELD)
        place = facts_place(view->facts, place->base);
    if (place->kind != FACTS_PLACE_LOCAL && place->kind != FACTS_PLACE_PARAMETER)
        return NULL;
    return place_name_of_value(names, view, row);
}

/* `flags & LOCKED` is a subject of its own. */
static const char *subject_of_bits(PlaceNames *names, const View *view, const FactsValue *value) {
    if (value->operator!= FACTS_OPERATOR_AND)
        return NULL;
    const char *left =
        lasting_subject_of(names, view, facts_value(view->facts, value->left), value->left);
    const char *right = place_name_of_value(names, view, value->right);
    if (!left || !right)
        return NULL;
    g_autofree char *text = g_strdup_printf("%s?&?%s", left, right);
    return place_name_keep(names, text);
}

static gboolean is_comparison(guint operator) {
    return operator>= FACTS_OPERATOR_EQUAL && operator<= FACTS_OPERATOR_GREATER_EQUAL;
}

/* The signs of x for which `x operator 0` holds. */
static guint signs_where(guint operator) {
    switch (operator) {
    case FACTS_OPERATOR_EQUAL:
        return KNOWN_ZERO;
    case FACTS_OPERATOR_NOT_EQUAL:
        return KNOWN_NOT_ZERO;
    case FACTS_OPERATOR_LESS:
        return KNOWN_NEGATIVE;
    case FACTS_OPERATOR_GREATER:
        return KNOWN_POSITIVE;
    case FACTS_OPERATOR_LESS_EQUAL:
        return KNOWN_NEGATIVE | KNOWN_ZERO;
    default:
        return KNOWN_ZERO | KNOWN_POSITIVE;
    }
}

static guint mirrored(guint operator) {
    switch (operator) {
    case FACTS_OPERATOR_LESS:
        return FACTS_OPERATOR_GREATER;
    case FACTS_OPERATOR_GREATER:
        return FACTS_OPERATOR_LESS;
    case FACTS_OPERATOR_LESS_EQUAL:
        return FACTS_OPERATOR_GREATER_EQUAL;
    case FACTS_OPERATOR_GREATER_EQUAL:
        return FACTS_OPERATOR_LESS_EQUAL;
    default:
        return operator;
    }
}

/* A comparison, its constant on the right. */
typedef struct Comparison {
    FactsRow value;
    FactsRow with;
    guint operator;
    gboolean with_zero;
} Comparison;

static gboolean is_number(const FactsValue *value) {
    return value->kind == FACTS_VALUE_CONSTANT || value->kind == FACTS_VALUE_NULL;
}

/* `x >= 1` is `x > 0`, `flag == true` is `flag`; and -1 is what is returned for "failed", or
 * "none": `x == -1` says that it is negative, as `x < 0` does. */
static void compare_neighbour(gint64 number, gboolean is_truth, Comparison *comparison) {
    guint operator= FACTS_OPERATOR_OTHER;
    if (number == 1 && is_truth && comparison->operator== FACTS_OPERATOR_EQUAL)
        operator= FACTS_OPERATOR_NOT_EQUAL;
    if (number == 1 && is_truth && comparison->operator== FACTS_OPERATOR_NOT_EQUAL)
        operator= FACTS_OPERATOR_EQUAL;
    if (number == 1 && comparison->operator== FACTS_OPERATOR_GREATER_EQUAL)
        operator= FACTS_OPERATOR_GREATER;
    if (number == 1 && comparison->operator== FACTS_OPERATOR_LESS)
        operator= FACTS_OPERATOR_LESS_EQUAL;
    if (number == -1 && (comparison->operator== FACTS_OPERATOR_EQUAL ||
                         comparison->operator== FACTS_OPERATOR_LESS_EQUAL))
        operator= FACTS_OPERATOR_LESS;
    if (number == -1 && (comparison->operator== FACTS_OPERATOR_NOT_EQUAL ||
                         comparison->operator== FACTS_OPERATOR_GREATER))
        operator= FACTS_OPERATOR_GREATER_EQUAL;
    if (operator== FACTS_OPERATOR_OTHER)
        return;
    comparison->operator= operator;
    comparison->with_zero = TRUE;
}

static gboolean is_truth_value(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    FactsRow type = value->type;
    if (!type && value->kind == FACTS_VALUE_PLACE)
        type = facts_place(view->facts, value->left)->type;
    const char *name = facts_text(view->facts, facts_type(view->facts, type)->name);
    return strcmp(name, "_Bool") == 0 || strcmp(name, "bool") == 0;
}

static gboolean read_comparison(const View *view, const FactsValue *value, Comparison *found) {
    if (value->kind != FACTS_VALUE_BINARY || !is_comparison(value->operator))
        return FALSE;
    *found = (Comparison){value->left, value->right, value->operator, FALSE };
    if (is_number(facts_value(view->facts, value->left)))
        *found = (Comparison){value->right, value->left, mirrored(value->operator), FALSE};
    const FactsValue *with = facts_value(view->facts, found->with);
    found->with_zero = is_number(with) && with->constant == 0;
    if (with->kind == FACTS_VALUE_CONSTANT)
        compare_neighbour(with->constant, is_truth_value(view, found->value), found);
    return TRUE;
}

/* `x == 3` is a subject of its own. */
static const char *subject_of_comparison(PlaceNames *names, const View *view,
                                         const Comparison *comparison) {
    const char *left = place_name_of_value(names, view, comparison->value);
    const char *right = place_name_of_value(names, view, comparison->with);
    if (!left || !right)
        return NULL;
    g_autofree char *text = g_strdup_printf("%s?%u?%s", left, comparison->operator, right);
    return place_name_keep(names, text);
}

static guint negated(guint signs) {
    if (signs == KNOWN_ZERO)
        return KNOWN_POSITIVE;
    return signs & KNOWN_ZERO ? KNOWN_ZERO | KNOWN_POSITIVE : KNOWN_ZERO;
}

static guint evaluate(const KnownValues *known, PlaceNames *names, const View *view, FactsRow row,
                      guint depth);

static guint evaluate_comparison(const KnownValues *known, PlaceNames *names, const View *view,
                                 Comparison comparison, guint depth) {
    gboolean inverted = comparison.operator== FACTS_OPERATOR_NOT_EQUAL;
    if (comparison.with_zero) {
        guint signs = evaluate(known, names, view, comparison.value, depth);
        guint where = signs_where(comparison.operator);
        return ((signs & where) ? KNOWN_POSITIVE : 0U) | ((signs & ~where) ? KNOWN_ZERO : 0U);
    }
    if (inverted)
        comparison.operator= FACTS_OPERATOR_EQUAL;
    const char *subject = subject_of_comparison(names, view, &comparison);
    guint signs = subject ? known_values_of(known, subject) : KNOWN_ANYTHING;
    return inverted ? negated(signs) : signs;
}

static guint evaluate(const KnownValues *known, PlaceNames *names, const View *view, FactsRow row,
                      guint depth) {
    const FactsValue *value = facts_value(view->facts, row);
    Comparison comparison;
    if (!row || depth == 0)
        return KNOWN_ANYTHING;
    switch (value->kind) {
    case FACTS_VALUE_CONSTANT:
        return sign_of(value->constant);
    case FACTS_VALUE_NULL:
        return KNOWN_ZERO;
    case FACTS_VALUE_ADDRESS:
    case FACTS_VALUE_FUNCTION:
    case FACTS_VALUE_STRING:
        return KNOWN_POSITIVE;
    case FACTS_VALUE_NOT:
        return negated(evaluate(known, names, view, value->left, depth - 1));
    case FACTS_VALUE_CHOICE:
        return evaluate(known, names, view, value->left, depth - 1) |
               evaluate(known, names, view, value->right, depth - 1);
    case FACTS_VALUE_BINARY:
        if (read_comparison(view, value, &comparison))
            return evaluate_comparison(known, names, view, comparison, depth - 1);
        return known_values_of(known, subject_of_bits(names, view, value));
    default: {
        const char *subject = subject_of(names, view, value, row);
        return subject ? known_values_of(known, subject) : KNOWN_ANYTHING;
    }
    }
}

guint known_values_evaluate(const KnownValues *known, PlaceNames *names, const View *view,
                            FactsRow value) {
    return evaluate(known, names, view, value, VALUE_DEPTH);
}

static gboolean assume_signs(KnownValues *known, PlaceNames *names, const View *view, FactsRow row,
                             guint signs, guint depth);

static gboolean assume_comparison(KnownValues *known, PlaceNames *names, const View *view,
                                  Comparison comparison, gboolean holds, guint depth) {
    guint where = signs_where(comparison.operator);
    if (comparison.with_zero)
        return assume_signs(known, names, view, comparison.value,
                            holds ? where : KNOWN_ANYTHING & ~where, depth);
    if (comparison.operator== FACTS_OPERATOR_NOT_EQUAL) {
        comparison.operator= FACTS_OPERATOR_EQUAL;
        holds = !holds;
    }
    const FactsValue *with = facts_value(view->facts, comparison.with);
    if (holds && comparison.operator== FACTS_OPERATOR_EQUAL && is_number(with) &&
        !assume_signs(known, names, view, comparison.value, sign_of(with->constant), depth))
        return FALSE;
    return known_values_learn(known, subject_of_comparison(names, view, &comparison),
                              holds ? KNOWN_POSITIVE : KNOWN_ZERO);
}

/* That a value has one of these signs. */
static gboolean assume_signs(KnownValues *known, PlaceNames *names, const View *view, FactsRow row,
                             guint signs, guint depth) {
    const FactsValue *value = facts_value(view->facts, row);
    guint possible = known_values_evaluate(known, names, view, row);
    if (!(possible & signs))
        return FALSE;
    if (!row || depth == 0)
        return TRUE;
    gboolean surely_true = !(signs & KNOWN_ZERO);
    gboolean surely_false = signs == KNOWN_ZERO;
    Comparison comparison;
    switch (value->kind) {
    case FACTS_VALUE_NOT:
        if (!surely_true && !surely_false)
            return TRUE;
        return assume_signs(known, names, view, value->left,
                            surely_true ? KNOWN_ZERO : KNOWN_NOT_ZERO, depth - 1);
    case FACTS_VALUE_BINARY:
        if (!read_comparison(view, value, &comparison))
            return known_values_learn(known, subject_of_bits(names, view, value), signs);
        if (!surely_true && !surely_false)
            return TRUE;
        return assume_comparison(known, names, view, comparison, surely_true, depth - 1);
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_RESULT:
        return known_values_learn(known, lasting_subject_of(names, view, value, row), signs);
    default:
        return TRUE;
    }
}

gboolean known_values_assume(KnownValues *known, PlaceNames *names, const View *view,
                             FactsRow condition, gboolean holds) {
    return assume_signs(known, names, view, condition, holds ? KNOWN_NOT_ZERO : KNOWN_ZERO,
                        VALUE_DEPTH);
}

/* Actions. */

static void pass_write(KnownValues *known, PlaceNames *names, const View *view,
                       const FactsAction *action) {
    const char *target = place_name(names, view, action->target);
    if (!target)
        return;
    gboolean depends = (action->flags & FACTS_ACTION_COMPOUND) != 0;
    guint signs =
        depends ? KNOWN_ANYTHING : known_values_evaluate(known, names, view, action->value);
    forget(known, target);
    if (action->value)
        known_values_learn(known, target, signs);
}

/* A pointer to a variable that is handed over lets the callee change it. */
static void pass_arguments(KnownValues *known, PlaceNames *names, const View *view,
                           const FactsAction *action) {
    for (guint i = 0; i < action->arguments.count && known->count > 0; i++) {
        FactsRow row = facts_word(view->facts, action->arguments, i);
        const FactsValue *value = facts_value(view->facts, row);
        if (value->kind == FACTS_VALUE_ADDRESS)
            forget(known, place_name(names, view, value->left));
    }
}

void known_values_pass(KnownValues *known, PlaceNames *names, const View *view,
                       const FactsAction *action) {
    if (known->count > 0 && action->kind == FACTS_ACTION_CALL)
        forget(known, place_name_of_result(names, action->id));
    switch (action->kind) {
    case FACTS_ACTION_WRITE:
    case FACTS_ACTION_DECLARE:
    case FACTS_ACTION_BIND:
        pass_write(known, names, view, action);
        break;
    case FACTS_ACTION_CALL:
    case FACTS_ACTION_CONSTRUCT:
        pass_arguments(known, names, view, action);
        break;
    default:
        break;
    }
}
