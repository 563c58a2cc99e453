#include "driver/new_findings.h"

#include "infer/reasons.h"

typedef struct Search {
    const Inference *inference;
    Changes *changes;
    GHashTable *functions;   /* of ProgramFunction: on the loop, and old findings are in them */
    GHashTable *new_on_loop; /* names of those that run there because of changed lines */
} Search;

static void note_functions(Search *search, const GPtrArray *findings) {
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        if (finding->old && finding->function)
            g_hash_table_add(names, finding->function);
    }
    for (guint i = 0; i < search->inference->bodies->len; i++) {
        const LoopBody *body = g_ptr_array_index(search->inference->bodies, i);
        if (g_hash_table_contains(names, body->function->name))
            g_hash_table_add(search->functions, (gpointer)body->function);
    }
}

static gboolean reason_is_new(const Search *search, const LoopBody *body) {
    g_autoptr(GPtrArray) reasons = trace_new();
    reasons_tell_role(&search->inference->context, body->function, body->body, reasons);
    for (guint i = 0; i < reasons->len; i++)
        if (changes_touch(search->changes, &((TraceStep *)g_ptr_array_index(reasons, i))->range))
            return TRUE;
    return FALSE;
}

static void look_at_reasons(const Search *search) {
    for (guint i = 0; i < search->inference->bodies->len; i++) {
        const LoopBody *body = g_ptr_array_index(search->inference->bodies, i);
        if (g_hash_table_contains(search->functions, body->function) && reason_is_new(search, body))
            g_hash_table_add(search->new_on_loop, (gpointer)body->function->name);
    }
}

/* A mark may stand on any declaration. Where a unit has the definition too it shows that alone;
 * other units show what the header says. */
static void look_at_declarations(const Search *search, guint unit) {
    const Program *program = search->inference->program;
    const Facts *facts = program_unit(program, unit)->facts;
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++) {
        const ProgramFunction *function = program_function(program, unit, row);
        if (facts_function(facts, row)->marks.count == 0 ||
            !g_hash_table_contains(search->functions, function))
            continue;
        SourceRange range = inference_range(program, facts, facts_function(facts, row)->range);
        if (changes_touch(search->changes, &range))
            g_hash_table_add(search->new_on_loop, (gpointer)function->name);
        g_free(range.file);
    }
}

static gboolean is_new_on_loop(const Search *search, const Finding *finding) {
    return finding->function && g_hash_table_contains(search->new_on_loop, finding->function);
}

void new_findings_mark(GPtrArray *findings, const Inference *inference, Changes *changes) {
    Search search = {inference, changes, g_hash_table_new(NULL, NULL),
                     g_hash_table_new(g_str_hash, g_str_equal)};
    for (guint i = 0; i < findings->len; i++) {
        Finding *finding = g_ptr_array_index(findings, i);
        finding->old = !changes_touch_finding(changes, finding);
    }
    note_functions(&search, findings);
    if (g_hash_table_size(search.functions) > 0) {
        look_at_reasons(&search);
        for (guint i = 0; i < inference->program->units->len; i++)
            look_at_declarations(&search, i);
    }
    for (guint i = 0; i < findings->len; i++) {
        Finding *finding = g_ptr_array_index(findings, i);
        finding->old = finding->old && !is_new_on_loop(&search, finding);
    }
    g_hash_table_unref(search.functions);
    g_hash_table_unref(search.new_on_loop);
}
