#include "model/program_change.h"

#include <string.h>

typedef struct Changing {
    Program *program;
    const char *file;
    ProgramChange *change;
    const char *path;    /* of the file, as facts have it */
    GHashTable *touched; /* set of ProgramFunction: those in change->functions */
    GHashTable *lost;    /* name to a hidden function that lost its body; to NULL for several */
} Changing;

static gint64 body_key(ProgramBody body) {
    return ((gint64)body.unit << 32) | body.row;
}

gboolean program_change_has_replaced(const ProgramChange *change, ProgramBody body) {
    gint64 key = body_key(body);
    return g_hash_table_contains(change->replaced, &key);
}

GHashTable *program_change_replaced_units(const ProgramChange *change) {
    GHashTable *units = g_hash_table_new(NULL, NULL);
    GHashTableIter iterator;
    gpointer key = NULL;
    g_hash_table_iter_init(&iterator, change->replaced);
    while (g_hash_table_iter_next(&iterator, &key, NULL))
        g_hash_table_add(units, GUINT_TO_POINTER((guint)(*(const gint64 *)key >> 32)));
    return units;
}

static void touch(Changing *changing, ProgramFunction *function) {
    if (g_hash_table_add(changing->touched, function))
        g_ptr_array_add(changing->change->functions, function);
}

/* As facts have the path: relative to the root when it lies below it. */
static const char *path_in_facts(const Program *program, const char *file) {
    gsize root = strlen(program->root);
    gboolean below = root > 0 && strncmp(file, program->root, root) == 0 && file[root] == '/';
    return below ? file + root + 1 : file;
}

static FactsRow row_of_file(const Facts *facts, const char *path) {
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FILES); row++)
        if (strcmp(facts_text(facts, facts_file(facts, row)->path), path) == 0)
            return row;
    return 0;
}

/* The file that a body stands in, as facts have it. */
static const char *path_of_body(const Program *program, ProgramBody body) {
    const Facts *facts = program_unit(program, body.unit)->facts;
    FactsRow file = facts_function(facts, body.row)->range.file;
    return facts_text(facts, facts_file(facts, file)->path);
}

static gboolean stands_in_file(const Changing *changing, ProgramBody body) {
    return strcmp(path_of_body(changing->program, body), changing->path) == 0;
}

/* Which functions have bodies in a file. One that has none there any more may still be listed. */

static void list_function(Program *program, ProgramFunction *function, ProgramBody body) {
    const char *path = path_of_body(program, body);
    GPtrArray *listed = g_hash_table_lookup(program->by_file, path);
    if (!listed) {
        listed = g_ptr_array_new();
        g_hash_table_insert(program->by_file, (gpointer)path, listed);
    }
    if (listed->len == 0 || g_ptr_array_index(listed, listed->len - 1) != function)
        g_ptr_array_add(listed, function);
}

void program_change_prepare(Program *program) {
    if (program->by_file)
        return;
    program->by_file =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < program->in_order->len; i++) {
        ProgramFunction *function = g_ptr_array_index(program->in_order, i);
        for (guint k = 0; function->bodies && k < function->bodies->len; k++)
            list_function(program, function, g_array_index(function->bodies, ProgramBody, k));
    }
}

/* Taking away. */

static void forget_name(Program *program, const ProgramFunction *function) {
    if (g_hash_table_lookup(program->by_name, function->name) == function)
        g_hash_table_remove(program->by_name, function->name);
}

static void note_lost(Changing *changing, ProgramFunction *function) {
    if (!(function->flags & FACTS_FUNCTION_INTERNAL) || function->bodies)
        return;
    gboolean known = g_hash_table_contains(changing->lost, function->name);
    g_hash_table_insert(changing->lost, (gpointer)function->name, known ? NULL : function);
}

static void drop_bodies(Changing *changing, ProgramFunction *function) {
    for (guint i = function->bodies->len; i-- > 0;) {
        ProgramBody body = g_array_index(function->bodies, ProgramBody, i);
        if (!stands_in_file(changing, body))
            continue;
        gint64 key = body_key(body);
        g_hash_table_add(changing->change->replaced, g_memdup2(&key, sizeof key));
        g_array_remove_index(function->bodies, i);
        touch(changing, function);
    }
    if (function->bodies->len > 0)
        return;
    g_clear_pointer(&function->bodies, g_array_unref);
    forget_name(changing->program, function);
    note_lost(changing, function);
}

static void drop_all_bodies(Changing *changing) {
    const GPtrArray *listed = g_hash_table_lookup(changing->program->by_file, changing->path);
    for (guint i = 0; listed && i < listed->len; i++) {
        ProgramFunction *function = g_ptr_array_index(listed, i);
        if (function->bodies)
            drop_bodies(changing, function);
    }
}

/* What the functions are by all units but those of the file's old text. */

static void add_mark(ProgramFunction *function, const char *mark) {
    if (!function->marks)
        function->marks = g_ptr_array_new();
    if (!g_ptr_array_find_with_equal_func(function->marks, mark, g_str_equal, NULL))
        g_ptr_array_add(function->marks, (gpointer)mark);
}

static void add_declaration(ProgramFunction *function, const Facts *facts,
                            const FactsFunction *found) {
    function->flags |= found->flags;
    for (guint i = 0; i < found->marks.count; i++)
        add_mark(function, facts_text(facts, facts_word(facts, found->marks, i)));
}

static void describe_anew(Changing *changing, GHashTable *functions) {
    GHashTableIter iterator;
    gpointer function = NULL;
    g_hash_table_iter_init(&iterator, functions);
    while (g_hash_table_iter_next(&iterator, &function, NULL)) {
        ((ProgramFunction *)function)->flags = 0;
        if (((ProgramFunction *)function)->marks)
            g_ptr_array_set_size(((ProgramFunction *)function)->marks, 0);
    }
    for (guint i = 0; i < changing->change->unit; i++) {
        const ProgramUnit *unit = program_unit(changing->program, i);
        for (FactsRow row = 1;
             !unit->outdated && row < facts_count(unit->facts, FACTS_TABLE_FUNCTIONS); row++)
            if (g_hash_table_contains(functions, unit->functions[row]))
                add_declaration(unit->functions[row], unit->facts,
                                facts_function(unit->facts, row));
    }
}

static gboolean same_words(const Facts *left, FactsSlice a, const Facts *right, FactsSlice b) {
    if (a.count != b.count)
        return FALSE;
    for (guint i = 0; i < a.count; i++)
        if (strcmp(facts_text(left, facts_word(left, a, i)),
                   facts_text(right, facts_word(right, b, i))) != 0)
            return FALSE;
    return TRUE;
}

/* Key to row, of the new facts. */
static GHashTable *rows_by_key(const Facts *facts) {
    GHashTable *rows = g_hash_table_new(g_str_hash, g_str_equal);
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++)
        g_hash_table_insert(rows, (gpointer)facts_text(facts, facts_function(facts, row)->key),
                            GUINT_TO_POINTER(row));
    return rows;
}

/* Whether the file's new text says the same of a function as its old one did. New facts may leave
 * out what headers say, which stays as it was. */
static gboolean is_described_alike(const ProgramUnit *unit, FactsRow own_file,
                                   const FactsFunction *old, const Facts *new_facts,
                                   GHashTable *rows) {
    const Facts *facts = unit->facts;
    FactsRow row = GPOINTER_TO_UINT(g_hash_table_lookup(rows, facts_text(facts, old->key)));
    const FactsFunction *found = facts_function(new_facts, row);
    gboolean of_header = old->range.file != own_file;
    guint32 ignored = of_header ? FACTS_FUNCTION_DEFINED | FACTS_FUNCTION_PATTERN : 0U;
    if (!row)
        return of_header;
    return (found->flags | ignored) == (old->flags | ignored) &&
           same_words(facts, old->marks, new_facts, found->marks);
}

static void withdraw_unit(const ProgramUnit *unit, FactsRow own_file, const Facts *new_facts,
                          GHashTable *functions) {
    g_autoptr(GHashTable) rows = rows_by_key(new_facts);
    for (FactsRow row = 1; row < facts_count(unit->facts, FACTS_TABLE_FUNCTIONS); row++)
        if (!is_described_alike(unit, own_file, facts_function(unit->facts, row), new_facts, rows))
            g_hash_table_add(functions, unit->functions[row]);
}

static void withdraw(Changing *changing, const Facts *new_facts) {
    g_autoptr(GHashTable) functions = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < changing->change->unit; i++) {
        ProgramUnit *unit = program_unit(changing->program, i);
        if (unit->outdated || strcmp(unit->file, changing->file) != 0)
            continue;
        unit->outdated = TRUE;
        withdraw_unit(unit, row_of_file(unit->facts, changing->path), new_facts, functions);
    }
    if (g_hash_table_size(functions) > 0)
        describe_anew(changing, functions);
}

/* Putting in. */

/* The key of a hidden function says where it stands: one that has only moved is still the same. */
static ProgramFunction *moved_function(Changing *changing, const char *key, const char *name,
                                       const FactsFunction *found) {
    ProgramFunction *function = found->flags & FACTS_FUNCTION_INTERNAL && *name
                                    ? g_hash_table_lookup(changing->lost, name)
                                    : NULL;
    if (!function)
        return NULL;
    g_hash_table_remove(changing->lost, name);
    g_hash_table_steal(changing->program->functions, function->key);
    function->key = key;
    g_hash_table_insert(changing->program->functions, (gpointer)key, function);
    return function;
}

static ProgramFunction *new_function(Program *program, const char *key, const char *name) {
    ProgramFunction *function = g_new0(ProgramFunction, 1);
    function->key = key;
    function->name = name;
    g_hash_table_insert(program->functions, (gpointer)key, function);
    g_ptr_array_add(program->in_order, function);
    return function;
}

static void put_body(Changing *changing, ProgramFunction *function, ProgramBody body) {
    if (function->bodies && !stands_in_file(changing, body))
        return; /* a header's: the one that is known stands for it */
    if (!function->bodies)
        function->bodies = g_array_new(FALSE, FALSE, sizeof(ProgramBody));
    g_array_append_val(function->bodies, body);
    list_function(changing->program, function, body);
    touch(changing, function);
    if (!g_hash_table_contains(changing->program->by_name, function->name))
        g_hash_table_insert(changing->program->by_name, (gpointer)function->name, function);
}

static void put_function(Changing *changing, FactsRow row, ProgramFunction *function) {
    ProgramUnit *unit = program_unit(changing->program, changing->change->unit);
    const FactsFunction *found = facts_function(unit->facts, row);
    unit->functions[row] = function;
    function->name = facts_text(unit->facts, found->name);
    add_declaration(function, unit->facts, found);
    if (found->flags & FACTS_FUNCTION_DEFINED)
        put_body(changing, function, (ProgramBody){unit->index, row});
}

/* Those whose keys are known come first: what is left may have moved. */
static void put_functions(Changing *changing) {
    Program *program = changing->program;
    const ProgramUnit *unit = program_unit(program, changing->change->unit);
    const Facts *facts = unit->facts;
    guint count = facts_count(facts, FACTS_TABLE_FUNCTIONS);
    for (FactsRow row = 1; row < count; row++) {
        ProgramFunction *known =
            program_find(program, facts_text(facts, facts_function(facts, row)->key));
        if (!known)
            continue;
        if (g_hash_table_lookup(changing->lost, known->name) == known)
            g_hash_table_remove(changing->lost, known->name);
        put_function(changing, row, known);
    }
    for (FactsRow row = 1; row < count; row++) {
        if (unit->functions[row])
            continue;
        const FactsFunction *found = facts_function(facts, row);
        const char *key = facts_text(facts, found->key);
        const char *name = facts_text(facts, found->name);
        ProgramFunction *function = program_find(program, key);
        if (!function)
            function = moved_function(changing, key, name, found);
        put_function(changing, row, function ? function : new_function(program, key, name));
    }
}

static void add_unit(Changing *changing, Facts *facts, gboolean complete) {
    Program *program = changing->program;
    guint index = program->units->len;
    ProgramUnit *unit = program_add_unit(program, changing->file, facts, TRUE);
    unit->index = index;
    unit->changed = TRUE;
    unit->incomplete = !complete;
    unit->functions = g_new0(ProgramFunction *, facts_count(facts, FACTS_TABLE_FUNCTIONS));
    changing->change->unit = index;
}

void program_change(Program *program, const char *file, Facts *facts, gboolean complete,
                    ProgramChange *change) {
    *change = (ProgramChange){.file = g_strdup(file),
                              .replaced =
                                  g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                              .functions = g_ptr_array_new()};
    g_autoptr(GHashTable) touched = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) lost = g_hash_table_new(g_str_hash, g_str_equal);
    Changing changing = {program, change->file, change, path_in_facts(program, change->file),
                         touched, lost};
    add_unit(&changing, facts, complete);
    program_change_prepare(program);
    drop_all_bodies(&changing);
    withdraw(&changing, facts);
    put_functions(&changing);
    for (guint i = 0; i < change->functions->len; i++)
        program_note_clash(program, g_ptr_array_index(change->functions, i));
}

void program_change_clear(ProgramChange *change) {
    g_clear_pointer(&change->file, g_free);
    g_clear_pointer(&change->replaced, g_hash_table_unref);
    g_clear_pointer(&change->functions, g_ptr_array_unref);
}
