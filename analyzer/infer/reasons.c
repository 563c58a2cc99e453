#include "infer/reasons.h"

#include "infer/callbacks.h"
#include "infer/inference.h"
#include "infer/marks.h"

static const Facts *facts_of(const Program *program, guint unit) {
    return program_unit(program, unit)->facts;
}

static SourceRange name_range(const Program *program, ProgramBody body) {
    const Facts *facts = facts_of(program, body.unit);
    return inference_range(program, facts, facts_function(facts, body.row)->range);
}

/* The mark among words that has a meaning; NULL for none. */
static const char *mark_among(const Catalog *catalog, const Facts *facts, FactsSlice words,
                              CatalogMark meaning) {
    for (guint i = 0; i < words.count; i++) {
        const char *mark = facts_text(facts, facts_word(facts, words, i));
        if (catalog_mark(catalog, mark) == meaning)
            return mark;
    }
    return NULL;
}

/* Whether any of its declarations has a mark of that meaning. */
static gboolean has_mark(const Context *context, const ProgramFunction *function,
                         CatalogMark meaning) {
    for (guint i = 0; function->marks && i < function->marks->len; i++)
        if (catalog_mark(context->catalog, g_ptr_array_index(function->marks, i)) == meaning)
            return TRUE;
    return FALSE;
}

/* The first declaration that has the mark, in the unit if it is there. */
static const char *find_mark(const Context *context, const ProgramFunction *function, guint unit,
                             CatalogMark meaning, SourceRange *range) {
    const Program *program = context->program;
    if (!has_mark(context, function, meaning))
        return NULL;
    for (guint i = 0; i <= program->units->len; i++) {
        guint here = i == 0 ? unit : i - 1;
        const Facts *facts = facts_of(program, here);
        for (FactsRow row = program_next_row(program, function, here, 0); row;
             row = program_next_row(program, function, here, row)) {
            FactsSlice marks = facts_function(facts, row)->marks;
            const char *mark = mark_among(context->catalog, facts, marks, meaning);
            if (!mark)
                continue;
            *range = name_range(program, (ProgramBody){here, row});
            return mark;
        }
    }
    return NULL;
}

static void tell_mark(const Context *context, const ProgramFunction *function, guint unit,
                      CatalogMark meaning, const char *what, GPtrArray *steps) {
    SourceRange range = {0};
    const char *mark = find_mark(context, function, unit, meaning, &range);
    if (mark)
        trace_add(steps, range,
                  g_strdup_printf("'%s' is marked '%s': %s", program_function_shown_name(function),
                                  mark, what));
}

/* What a configuration says of a function stands nowhere in the source. */
static gboolean tell_configured(const Context *context, const ProgramFunction *function,
                                ProgramBody body, GPtrArray *steps) {
    CatalogMark named = CATALOG_MARK_NONE;
    const char *name = program_function_shown_name(function);
    if (catalog_function_mark(context->catalog, function->name, &named)) {
        trace_add(steps, name_range(context->program, body),
                  g_strdup_printf("'%s' is '%s' by its name, as configured", name,
                                  catalog_mark_name(named)));
        return TRUE;
    }
    if (marks_of_function(context->program, context->catalog, function, body.unit) !=
            CATALOG_MARK_NONE ||
        context_role(context, function, body.unit) != LOOP_ROLE_COROUTINE)
        return FALSE;
    trace_add(steps, name_range(context->program, body),
              g_strdup_printf("'%s' is a coroutine by its return type, as configured", name));
    return TRUE;
}

static gboolean is_before(FactsRange left, FactsRange right) {
    return left.line < right.line || (left.line == right.line && left.column < right.column);
}

/* The first co_await or co_yield as written; NULL where there is only a co_return. */
static const FactsAction *first_suspension(const Facts *facts, const FactsFunction *function) {
    const FactsAction *first = NULL;
    for (guint i = 0; i < function->blocks.count; i++) {
        const FactsBlock *block = facts_block(facts, function->blocks.first + i);
        for (guint k = 0; k < block->actions.count; k++) {
            const FactsAction *action = facts_action(facts, block->actions.first + k);
            if (action->kind == FACTS_ACTION_SUSPEND &&
                (!first || is_before(action->range, first->range)))
                first = action;
        }
    }
    return first;
}

static void tell_suspension(const Program *program, const ProgramFunction *function,
                            ProgramBody body, GPtrArray *steps) {
    const Facts *facts = facts_of(program, body.unit);
    const FactsAction *first = first_suspension(facts, facts_function(facts, body.row));
    const char *name = program_function_shown_name(function);
    if (first)
        trace_add(steps, inference_range(program, facts, first->range),
                  g_strdup_printf("'%s' is a C++20 coroutine: it suspends here", name));
    else
        trace_add(steps, name_range(program, body),
                  g_strdup_printf("'%s' is a C++20 coroutine: it has a co_return", name));
}

static void tell_registration(const Program *program, const ProgramFunction *function,
                              const Registration *registration, const char *what,
                              GPtrArray *steps) {
    const char *with = registration->with ? registration->with : "something";
    trace_add(steps,
              inference_range(program, facts_of(program, registration->unit), registration->range),
              g_strdup_printf("'%s' %s: it is handed to '%s' here",
                              program_function_shown_name(function), what, with));
}

/* Where a coroutine starts that never starts on the loop. */
static void tell_start(const Context *context, const ProgramFunction *function, GPtrArray *steps) {
    const Registration *start = task_starts_on_pool(context->starts, function);
    if (start)
        trace_add(steps,
                  inference_range(context->program, facts_of(context->program, start->unit),
                                  start->range),
                  g_strdup_printf("'%s' is only started on other threads, as here",
                                  program_function_shown_name(function)));
}

void reasons_tell_role(const Context *context, const ProgramFunction *function, ProgramBody body,
                       GPtrArray *steps) {
    const Facts *facts = facts_of(context->program, body.unit);
    if (facts_function(facts, body.row)->flags & FACTS_FUNCTION_COROUTINE) {
        tell_suspension(context->program, function, body, steps);
        tell_start(context, function, steps);
        return;
    }
    if (tell_configured(context, function, body, steps))
        return;
    CatalogMark mark = marks_of_function(context->program, context->catalog, function, body.unit);
    if (mark == CATALOG_MARK_COROUTINE)
        tell_mark(context, function, body.unit, mark, "a coroutine", steps);
    else if (mark == CATALOG_MARK_NONBLOCKING)
        tell_mark(context, function, body.unit, mark, "it runs on the event loop", steps);
    else if (g_hash_table_contains(context->callbacks.on_loop, function))
        tell_registration(context->program, function,
                          g_hash_table_lookup(context->callbacks.on_loop, function),
                          "is a callback of the event loop", steps);
}

void reasons_tell_pool(const Context *context, const ProgramFunction *function, guint unit,
                       GPtrArray *steps) {
    const Registration *registration = g_hash_table_lookup(context->callbacks.on_pool, function);
    if (registration)
        tell_registration(context->program, function, registration, "runs on another thread",
                          steps);
    else if (task_starts_on_pool(context->starts, function))
        tell_start(context, function, steps);
    else
        tell_mark(context, function, unit, CATALOG_MARK_OFFLOADED, "it runs on another thread",
                  steps);
}

const CatalogEntry *reasons_known(const Catalog *catalog, const ProgramFunction *function) {
    const GPtrArray *entries = catalog_lookup(catalog, CATALOG_FUNCTION, function->name);
    for (guint i = 0; entries && i < entries->len; i++) {
        const CatalogEntry *entry = g_ptr_array_index(entries, i);
        if (!entry->external || !function->bodies)
            return entry;
    }
    return NULL;
}

static char *known_text(const ProgramFunction *function, const CatalogEntry *entry) {
    const char *name = program_function_shown_name(function);
    const char *kind = catalog_block_kind_name(entry->blocks);
    if (kind)
        return g_strdup_printf("catalog '%s' says that a call of '%s' may block [blocking-%s]",
                               entry->library, name, kind);
    if (entry->acquires.kind != CATALOG_SUBJECT_NONE)
        return g_strdup_printf("catalog '%s' says that a call of '%s' takes a lock", entry->library,
                               name);
    return g_strdup_printf("catalog '%s' says what a call of '%s' does, and that it does not block",
                           entry->library, name);
}

void reasons_tell_remarks(const Context *context, const ProgramFunction *function, guint unit,
                          GPtrArray *steps) {
    tell_mark(context, function, unit, CATALOG_MARK_MIXED,
              "a plain function, followed from where it is called", steps);
    tell_mark(context, function, unit, CATALOG_MARK_PLAIN,
              "a plain function, followed from where it is called", steps);
    if (!function->bodies)
        tell_mark(context, function, unit, CATALOG_MARK_OFFLOADED,
                  "what it does runs on another thread", steps);
    for (CatalogMark mark = CATALOG_MARK_BLOCKING; mark <= CATALOG_MARK_BLOCKING_PROCESS; mark++) {
        g_autofree char *what =
            g_strdup_printf("a call of it on the event loop is reported as it stands [blocking-%s]",
                            catalog_block_kind_name(catalog_mark_block_kind(mark)));
        tell_mark(context, function, unit, mark, what, steps);
    }
    const CatalogEntry *entry = reasons_known(context->catalog, function);
    if (entry)
        trace_add(steps, (SourceRange){0}, known_text(function, entry));
    if (function->never_returns)
        trace_add(steps, (SourceRange){0},
                  g_strdup_printf("'%s' never returns: every way through it ends the program, "
                                  "throws or loops for ever",
                                  program_function_shown_name(function)));
}
