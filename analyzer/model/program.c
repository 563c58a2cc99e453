#include "model/program.h"

#include <string.h>

static void unit_free(gpointer data) {
    ProgramUnit *unit = data;
    g_free(unit->file);
    facts_free(unit->facts);
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
    g_hash_table_unref(program->by_name);
    g_ptr_array_unref(program->in_order);
    g_hash_table_unref(program->functions);
    g_ptr_array_unref(program->units);
    g_free(program->root);
    g_free(program);
}

void program_add_unit(Program *program, const char *file, Facts *facts, gboolean reported) {
    ProgramUnit *unit = g_new0(ProgramUnit, 1);
    unit->file = g_strdup(file);
    unit->facts = facts;
    unit->reported = reported;
    g_ptr_array_add(program->units, unit);
}

ProgramUnit *program_unit(const Program *program, guint index) {
    return g_ptr_array_index(program->units, index);
}

static int compare_units(gconstpointer left, gconstpointer right) {
    const ProgramUnit *a = *(ProgramUnit *const *)left;
    const ProgramUnit *b = *(ProgramUnit *const *)right;
    return strcmp(a->file, b->file);
}

static gboolean has_mark(const ProgramFunction *function, const char *mark) {
    for (guint i = 0; i < function->marks->len; i++)
        if (strcmp(g_ptr_array_index(function->marks, i), mark) == 0)
            return TRUE;
    return FALSE;
}

static void join_marks(ProgramFunction *function, const Facts *facts, FactsSlice marks) {
    for (guint i = 0; i < marks.count; i++) {
        const char *mark = facts_text(facts, facts_word(facts, marks, i));
        if (!function->marks)
            function->marks = g_ptr_array_new();
        if (!has_mark(function, mark))
            g_ptr_array_add(function->marks, (gpointer)mark);
    }
}

static void join_function(Program *program, guint unit, FactsRow row) {
    const Facts *facts = program_unit(program, unit)->facts;
    const FactsFunction *found = facts_function(facts, row);
    const char *key = facts_text(facts, found->key);
    ProgramFunction *function = g_hash_table_lookup(program->functions, key);
    if (!function) {
        function = g_new0(ProgramFunction, 1);
        function->key = key;
        function->name = facts_text(facts, found->name);
        g_hash_table_insert(program->functions, (gpointer)key, function);
        g_ptr_array_add(program->in_order, function);
    }
    function->flags |= found->flags;
    join_marks(function, facts, found->marks);
    if (!(found->flags & FACTS_FUNCTION_DEFINED))
        return;
    if (!function->bodies)
        function->bodies = g_array_new(FALSE, FALSE, sizeof(ProgramBody));
    ProgramBody body = {unit, row};
    g_array_append_val(function->bodies, body);
    if (!g_hash_table_contains(program->by_name, function->name))
        g_hash_table_insert(program->by_name, (gpointer)function->name, function);
}

void program_join(Program *program) {
    g_ptr_array_sort(program->units, compare_units);
    for (guint unit = 0; unit < program->units->len; unit++) {
        guint count = facts_count(program_unit(program, unit)->facts, FACTS_TABLE_FUNCTIONS);
        for (FactsRow row = 1; row < count; row++)
            join_function(program, unit, row);
    }
}

ProgramFunction *program_find(const Program *program, const char *key) {
    return g_hash_table_lookup(program->functions, key);
}

ProgramFunction *program_find_defined_by_name(const Program *program, const char *name) {
    return g_hash_table_lookup(program->by_name, name);
}

char *program_path(const Program *program, const Facts *facts, FactsRow file) {
    const char *path = facts_text(facts, facts_file(facts, file)->path);
    if (g_path_is_absolute(path) || !*program->root)
        return g_strdup(path);
    return g_build_filename(program->root, path, NULL);
}
