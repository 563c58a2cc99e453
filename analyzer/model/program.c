#include "model/program.h"

#include <string.h>

static void unit_free(gpointer data) {
    ProgramUnit *unit = data;
    g_free(unit->file);
    facts_free(unit->facts);
    g_free(unit->functions);
    g_free(unit);
}

static void function_free(gpointer data) {
    ProgramFunction *function = data;
    if (function->marks)
        g_ptr_array_unref(function->marks);
    if (function->bodies)
        g_array_unref(function->bodies);
    g_free(function);
}

Program *program_new(const char *root) {
    Program *program = g_new0(Program, 1);
    program->root = g_strdup(root ? root : "");
    program->units = g_ptr_array_new_with_free_func(unit_free);
    program->functions = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, function_free);
    program->in_order = g_ptr_array_new();
    program->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    return program;
}

void program_free(Program *program) {
    if (!program)
        return;
    g_clear_pointer(&program->by_file, g_hash_table_unref);
    g_hash_table_unref(program->by_name);
    g_ptr_array_unref(program->in_order);
    g_hash_table_unref(program->functions);
    g_ptr_array_unref(program->units);
    g_free(program->root);
    g_free(program);
}

ProgramUnit *program_add_unit(Program *program, const char *file, Facts *facts, gboolean reported) {
    ProgramUnit *unit = g_new0(ProgramUnit, 1);
    unit->file = g_strdup(file);
    unit->facts = facts;
    unit->reported = reported;
    g_ptr_array_add(program->units, unit);
    return unit;
}

ProgramUnit *program_unit(const Program *program, guint index) {
    return g_ptr_array_index(program->units, index);
}

static int compare_units(gconstpointer left, gconstpointer right) {
    const ProgramUnit *a = *(ProgramUnit *const *)left;
    const ProgramUnit *b = *(ProgramUnit *const *)right;
    return strcmp(a->file, b->file);
}

/* Joining looks at the same few marks over and over: a text that is met again, in whatever unit, is
 * the same pointer, and in one unit it is found by its number. */
typedef struct Joining {
    Program *program;
    guint unit;
    GHashTable *texts;   /* of all units: text to itself */
    GHashTable *in_unit; /* FactsText to one of those */
} Joining;

static const char *joined_text(const Joining *joining, const Facts *facts, FactsText number) {
    const char *known = g_hash_table_lookup(joining->in_unit, GUINT_TO_POINTER(number));
    if (known)
        return known;
    const char *text = facts_text(facts, number);
    known = g_hash_table_lookup(joining->texts, text);
    if (!known) {
        g_hash_table_add(joining->texts, (gpointer)text);
        known = text;
    }
    g_hash_table_insert(joining->in_unit, GUINT_TO_POINTER(number), (gpointer)known);
    return known;
}

static gboolean has_mark(GPtrArray *marks, const char *mark, guint likely) {
    if (likely < marks->len && g_ptr_array_index(marks, likely) == mark)
        return TRUE;
    return g_ptr_array_find(marks, mark, NULL);
}

static void join_marks(const Joining *joining, ProgramFunction *function, const Facts *facts,
                       FactsSlice marks) {
    for (guint i = 0; i < marks.count; i++) {
        const char *mark = joined_text(joining, facts, facts_word(facts, marks, i));
        if (!function->marks)
            function->marks = g_ptr_array_new();
        if (!has_mark(function->marks, mark, i))
            g_ptr_array_add(function->marks, (gpointer)mark);
    }
}

static ProgramFunction *function_with_key(Program *program, const Facts *facts,
                                          const FactsFunction *found) {
    const char *key = facts_text(facts, found->key);
    ProgramFunction *function = g_hash_table_lookup(program->functions, key);
    if (function)
        return function;
    function = g_new0(ProgramFunction, 1);
    function->key = key;
    function->name = facts_text(facts, found->name);
    g_hash_table_insert(program->functions, (gpointer)key, function);
    g_ptr_array_add(program->in_order, function);
    return function;
}

static void join_function(const Joining *joining, FactsRow row) {
    Program *program = joining->program;
    guint unit = joining->unit;
    const Facts *facts = program_unit(program, unit)->facts;
    const FactsFunction *found = facts_function(facts, row);
    ProgramFunction *function = function_with_key(program, facts, found);
    program_unit(program, unit)->functions[row] = function;
    function->flags |= found->flags;
    join_marks(joining, function, facts, found->marks);
    if (!(found->flags & FACTS_FUNCTION_DEFINED))
        return;
    if (!function->bodies)
        function->bodies = g_array_new(FALSE, FALSE, sizeof(ProgramBody));
    ProgramBody body = {unit, row};
    g_array_append_val(function->bodies, body);
    if (!g_hash_table_contains(program->by_name, function->name))
        g_hash_table_insert(program->by_name, (gpointer)function->name, function);
}

static gboolean same_definition(const Facts *left, const FactsFunction *a, const Facts *right,
                                const FactsFunction *b) {
    return a->range.line == b->range.line && a->range.column == b->range.column &&
           strcmp(facts_text(left, facts_file(left, a->range.file)->path),
                  facts_text(right, facts_file(right, b->range.file)->path)) == 0;
}

/* Copies of a header's function all stand at one place; definitions at several are not the same
 * one. */
static gboolean find_clash(const Program *program, const ProgramFunction *function) {
    const Facts *first_facts = NULL;
    const FactsFunction *first = NULL;
    for (guint i = 0; function->bodies && i < function->bodies->len; i++) {
        ProgramBody body = g_array_index(function->bodies, ProgramBody, i);
        const Facts *facts = program_unit(program, body.unit)->facts;
        const FactsFunction *known = facts_function(facts, body.row);
        if (known->flags & FACTS_FUNCTION_WEAK)
            continue;
        if (first && !same_definition(first_facts, first, facts, known))
            return TRUE;
        first_facts = facts;
        first = known;
    }
    return FALSE;
}

void program_note_clash(const Program *program, ProgramFunction *function) {
    function->clashes = find_clash(program, function);
}

/* A header's function comes with every file that includes it: one body stands for all. A source
 * that is compiled twice may say something else each time. */
static gboolean is_header_copy(const Program *program, const ProgramFunction *function) {
    for (guint i = 0; function->bodies && i < function->bodies->len; i++) {
        ProgramBody body = g_array_index(function->bodies, ProgramBody, i);
        const Facts *facts = program_unit(program, body.unit)->facts;
        const FactsFunction *known = facts_function(facts, body.row);
        if (known->flags & FACTS_FUNCTION_WEAK ||
            facts_file(facts, known->range.file)->flags & FACTS_FILE_MAIN)
            return FALSE;
    }
    return function->bodies != NULL;
}

void program_join(Program *program) {
    g_autoptr(GHashTable) texts = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) in_unit = g_hash_table_new(NULL, NULL);
    g_ptr_array_sort(program->units, compare_units);
    for (guint unit = 0; unit < program->units->len; unit++) {
        const Joining joining = {program, unit, texts, in_unit};
        guint count = facts_count(program_unit(program, unit)->facts, FACTS_TABLE_FUNCTIONS);
        program_unit(program, unit)->index = unit;
        program_unit(program, unit)->functions = g_new0(ProgramFunction *, count);
        for (FactsRow row = 1; row < count; row++)
            join_function(&joining, row);
        g_hash_table_remove_all(in_unit);
    }
    for (guint i = 0; i < program->in_order->len; i++) {
        ProgramFunction *function = g_ptr_array_index(program->in_order, i);
        program_note_clash(program, function);
        if (!function->clashes && is_header_copy(program, function))
            g_array_set_size(function->bodies, 1);
    }
}

static gboolean is_weak(const Program *program, ProgramBody body) {
    const Facts *facts = program_unit(program, body.unit)->facts;
    return (facts_function(facts, body.row)->flags & FACTS_FUNCTION_WEAK) != 0;
}

static gboolean has_strong(const Program *program, const ProgramFunction *function) {
    for (guint i = 0; i < function->bodies->len; i++)
        if (!is_weak(program, g_array_index(function->bodies, ProgramBody, i)))
            return TRUE;
    return FALSE;
}

gboolean program_choose_body(const Program *program, const ProgramFunction *function, guint unit,
                             ProgramBody *chosen) {
    if (!function->bodies)
        return FALSE;
    *chosen = g_array_index(function->bodies, ProgramBody, 0);
    if (function->bodies->len == 1)
        return TRUE;
    gboolean strong = has_strong(program, function);
    gboolean found = FALSE;
    for (guint i = 0; i < function->bodies->len; i++) {
        ProgramBody body = g_array_index(function->bodies, ProgramBody, i);
        if (strong && is_weak(program, body))
            continue;
        /* Copies of a header's function are all the same: the first stands for them. */
        if (!found || (body.unit == unit && (function->clashes || !strong)))
            *chosen = body;
        found = TRUE;
    }
    return TRUE;
}

static gboolean is_listed(const Program *program, const GArray *bodies, ProgramBody body) {
    const Facts *facts = program_unit(program, body.unit)->facts;
    for (guint i = 0; i < bodies->len; i++) {
        ProgramBody known = g_array_index(bodies, ProgramBody, i);
        const Facts *known_facts = program_unit(program, known.unit)->facts;
        if (same_definition(known_facts, facts_function(known_facts, known.row), facts,
                            facts_function(facts, body.row)))
            return TRUE;
    }
    return FALSE;
}

GArray *program_choose_bodies(const Program *program, const ProgramFunction *function, guint unit) {
    GArray *chosen = g_array_new(FALSE, FALSE, sizeof(ProgramBody));
    ProgramBody first = {0, 0};
    if (!program_choose_body(program, function, unit, &first))
        return chosen;
    g_array_append_val(chosen, first);
    if (!function->clashes || first.unit == unit)
        return chosen;
    for (guint i = 0; i < function->bodies->len; i++) {
        ProgramBody body = g_array_index(function->bodies, ProgramBody, i);
        if (!is_weak(program, body) && !is_listed(program, chosen, body))
            g_array_append_val(chosen, body);
    }
    return chosen;
}

static gboolean find_in_unit(const Program *program, const char *name, guint unit,
                             ProgramBody *found) {
    const Facts *facts = program_unit(program, unit)->facts;
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++) {
        const FactsFunction *function = facts_function(facts, row);
        if (function->flags & FACTS_FUNCTION_DEFINED &&
            strcmp(facts_text(facts, function->name), name) == 0) {
            *found = (ProgramBody){unit, row};
            return TRUE;
        }
    }
    return FALSE;
}

gboolean program_find_body_by_name(const Program *program, const char *name, guint unit,
                                   ProgramBody *found) {
    const ProgramFunction *known = g_hash_table_lookup(program->by_name, name);
    if (!known)
        return FALSE;
    return find_in_unit(program, name, unit, found) ||
           program_choose_body(program, known, unit, found);
}

const char *program_function_shown_name(const ProgramFunction *function) {
    return *function->name ? function->name : "(lambda)";
}

ProgramFunction *program_function(const Program *program, guint unit, FactsRow row) {
    return program_unit(program, unit)->functions[row];
}

FactsRow program_next_row(const Program *program, const ProgramFunction *function, guint unit,
                          FactsRow after) {
    const ProgramUnit *known = program_unit(program, unit);
    for (FactsRow row = after + 1; row < facts_count(known->facts, FACTS_TABLE_FUNCTIONS); row++)
        if (known->functions[row] == function)
            return row;
    return 0;
}

gboolean program_body_is_pattern(const Program *program, ProgramBody body) {
    const Facts *facts = program_unit(program, body.unit)->facts;
    return (facts_function(facts, body.row)->flags & FACTS_FUNCTION_PATTERN) != 0;
}

ProgramFunction *program_find(const Program *program, const char *key) {
    return g_hash_table_lookup(program->functions, key);
}

char *program_path(const Program *program, const Facts *facts, FactsRow file) {
    const char *path = facts_text(facts, facts_file(facts, file)->path);
    if (g_path_is_absolute(path) || !*program->root)
        return g_strdup(path);
    return g_build_filename(program->root, path, NULL);
}
