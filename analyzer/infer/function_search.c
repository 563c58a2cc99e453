#include "infer/function_search.h"

#include <string.h>

#include "catalog/words.h"
#include "infer/inference.h"

typedef struct Search {
    const Program *program;
    GPtrArray *matches;
    GHashTable *by_place; /* name and place, as text, to the match that stands there, borrowed */
} Search;

static void match_free(gpointer data) {
    FunctionMatch *match = data;
    g_free(match->name);
    g_free(match->range.file);
    g_array_unref(match->bodies);
    g_free(match);
}

/* The parts of a qualified name: `::` inside of template arguments separates nothing. */
static const char *next_part(const char *name) {
    guint depth = 0;
    for (const char *at = name; *at; at++)
        if (*at == '<')
            depth++;
        else if (*at == '>' && depth > 0)
            depth--;
        else if (depth == 0 && at[0] == ':' && at[1] == ':')
            return at + 2;
    return NULL;
}

static const char *last_part(const char *name) {
    for (const char *next = next_part(name); next; next = next_part(name))
        name = next;
    return name;
}

/* Names as users write them: ways to compare, from the strictest on. */
typedef gboolean (*NameTest)(const char *name, const char *text);

static gboolean is_name(const char *name, const char *text) {
    return strcmp(name, text) == 0;
}

static gboolean is_end_of_name(const char *name, const char *text) {
    for (const char *part = next_part(name); part; part = next_part(part))
        if (strcmp(part, text) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_like_name(const char *name, const char *text) {
    if (!strpbrk(text, "*?"))
        return FALSE;
    return g_pattern_match_simple(text, name) || g_pattern_match_simple(text, last_part(name));
}

static const FactsFunction *facts_of(const Program *program, ProgramBody body) {
    return facts_function(program_unit(program, body.unit)->facts, body.row);
}

static FunctionMatch *match_at(Search *search, const char *shown_name, ProgramBody body) {
    const Facts *facts = program_unit(search->program, body.unit)->facts;
    SourceRange range =
        inference_range(search->program, facts, facts_function(facts, body.row)->range);
    g_autofree char *name = g_strdup(shown_name);
    g_autofree char *place =
        g_strdup_printf("%s %s:%u:%u", name, range.file, range.line, range.column);
    FunctionMatch *match = g_hash_table_lookup(search->by_place, place);
    if (match) {
        g_free(range.file);
        return match;
    }
    match = g_new0(FunctionMatch, 1);
    *match = (FunctionMatch){g_steal_pointer(&name), range,
                             g_array_new(FALSE, FALSE, sizeof(MatchedBody))};
    g_ptr_array_add(search->matches, match);
    g_hash_table_insert(search->by_place, g_steal_pointer(&place), match);
    return match;
}

static void add_body(Search *search, const ProgramFunction *function, ProgramBody body) {
    MatchedBody matched = {function, body};
    const char *name = program_function_shown_name(function);
    g_array_append_val(match_at(search, name, body)->bodies, matched);
}

typedef void (*BodyVisitor)(Search *search, const ProgramFunction *function, ProgramBody body,
                            gpointer data);

static void each_body(Search *search, BodyVisitor visit, gpointer data) {
    for (guint i = 0; i < search->program->in_order->len; i++) {
        const ProgramFunction *function = g_ptr_array_index(search->program->in_order, i);
        if (function->flags & FACTS_FUNCTION_INITIALISER)
            continue;
        for (guint k = 0; function->bodies && k < function->bodies->len; k++)
            visit(search, function, g_array_index(function->bodies, ProgramBody, k), data);
    }
}

typedef struct NameSearch {
    NameTest test;
    const char *text;
} NameSearch;

/* Of a function, or of one that it is written in. */
static gboolean name_fits(const Program *program, ProgramBody body, const NameSearch *wanted) {
    const Facts *facts = program_unit(program, body.unit)->facts;
    for (FactsRow row = body.row; row; row = facts_function(facts, row)->parent)
        if (wanted->test(facts_text(facts, facts_function(facts, row)->name), wanted->text))
            return TRUE;
    return FALSE;
}

static void add_if_name_fits(Search *search, const ProgramFunction *function, ProgramBody body,
                             gpointer data) {
    if (name_fits(search->program, body, data))
        add_body(search, function, body);
}

/* Functions that the program only declares: of each, one declaration. */
static void add_declared(Search *search, const NameSearch *wanted) {
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    for (guint unit = 0; unit < search->program->units->len; unit++) {
        const Facts *facts = program_unit(search->program, unit)->facts;
        for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++) {
            const FactsFunction *known = facts_function(facts, row);
            if (!wanted->test(facts_text(facts, known->name), wanted->text))
                continue;
            ProgramFunction *function =
                program_find(search->program, facts_text(facts, known->key));
            if (function && !function->bodies && g_hash_table_add(met, function))
                match_at(search, program_function_shown_name(function), (ProgramBody){unit, row});
        }
    }
}

/* FILE:LINE. */

typedef struct PlaceSearch {
    char *file;
    guint line;
    GHashTable
        *innermost; /* path of each file meant to the line the innermost function starts in */
} PlaceSearch;

static gboolean read_place(const char *text, PlaceSearch *place) {
    const char *colon = strrchr(text, ':');
    guint64 line = 0;
    if (!colon || colon == text ||
        !g_ascii_string_to_unsigned(colon + 1, 10, 1, G_MAXUINT, &line, NULL))
        return FALSE;
    *place = (PlaceSearch){g_strndup(text, (gsize)(colon - text)), (guint)line,
                           g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    return TRUE;
}

/* `dir/file.c`, or its end behind a slash. */
static gboolean is_file(const char *path, const char *wanted) {
    while (g_str_has_prefix(wanted, "./"))
        wanted += 2;
    gsize length = strlen(path);
    gsize end = strlen(wanted);
    if (end > length || strcmp(path + length - end, wanted) != 0)
        return FALSE;
    return end == length || path[length - end - 1] == '/';
}

static guint last_line(const Facts *facts, const FactsFunction *function) {
    guint last = function->range.end_line;
    for (guint i = 0; i < function->blocks.count; i++) {
        const FactsBlock *block = facts_block(facts, function->blocks.first + i);
        for (guint k = 0; k < block->actions.count; k++) {
            const FactsRange *range = &facts_action(facts, block->actions.first + k)->range;
            if (range->file == function->range.file)
                last = MAX(last, range->end_line);
        }
    }
    return last;
}

/* The file of a body that the place is inside of; NULL when it is not. Free with g_free(). */
static char *file_around(const Program *program, ProgramBody body, const PlaceSearch *place) {
    const Facts *facts = program_unit(program, body.unit)->facts;
    const FactsFunction *function = facts_function(facts, body.row);
    if (function->range.line > place->line || last_line(facts, function) < place->line)
        return NULL;
    g_autofree char *path = program_path(program, facts, function->range.file);
    return is_file(path, place->file) ? g_steal_pointer(&path) : NULL;
}

static guint innermost_line(const PlaceSearch *place, const char *file) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(place->innermost, file));
}

static void find_innermost(Search *search, const ProgramFunction *function, ProgramBody body,
                           gpointer data) {
    (void)function;
    PlaceSearch *place = data;
    guint line = facts_of(search->program, body)->range.line;
    g_autofree char *file = file_around(search->program, body, place);
    if (file && line > innermost_line(place, file))
        g_hash_table_insert(place->innermost, g_steal_pointer(&file), GUINT_TO_POINTER(line));
}

static void add_if_innermost(Search *search, const ProgramFunction *function, ProgramBody body,
                             gpointer data) {
    const PlaceSearch *place = data;
    g_autofree char *file = file_around(search->program, body, place);
    if (file && facts_of(search->program, body)->range.line == innermost_line(place, file))
        add_body(search, function, body);
}

static void search_place(Search *search, PlaceSearch *place) {
    each_body(search, find_innermost, place);
    each_body(search, add_if_innermost, place);
    g_hash_table_unref(place->innermost);
    g_free(place->file);
}

static int compare_matches(gconstpointer left, gconstpointer right) {
    const FunctionMatch *a = *(FunctionMatch *const *)left;
    const FunctionMatch *b = *(FunctionMatch *const *)right;
    int order = strcmp(a->range.file, b->range.file);
    if (order)
        return order;
    if (a->range.line != b->range.line)
        return a->range.line < b->range.line ? -1 : 1;
    if (a->range.column != b->range.column)
        return a->range.column < b->range.column ? -1 : 1;
    return strcmp(a->name, b->name);
}

GPtrArray *function_search(const Program *program, const char *text) {
    static const NameTest tests[] = {is_name, is_end_of_name, is_like_name};
    Search search = {program, g_ptr_array_new_with_free_func(match_free),
                     g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    for (guint i = 0; i < G_N_ELEMENTS(tests) && search.matches->len == 0; i++) {
        NameSearch wanted = {tests[i], text};
        each_body(&search, add_if_name_fits, &wanted);
        if (search.matches->len == 0)
            add_declared(&search, &wanted);
    }
    PlaceSearch place;
    if (search.matches->len == 0 && read_place(text, &place))
        search_place(&search, &place);
    g_hash_table_unref(search.by_place);
    g_ptr_array_sort(search.matches, compare_matches);
    return search.matches;
}

const char *function_search_nearest(const Program *program, const char *text) {
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GPtrArray) ends = g_ptr_array_new();
    for (guint i = 0; i < program->in_order->len; i++) {
        const ProgramFunction *function = g_ptr_array_index(program->in_order, i);
        if (!function->bodies || !*function->name || function->flags & FACTS_FUNCTION_INITIALISER)
            continue;
        g_ptr_array_add(names, (gpointer)function->name);
        g_ptr_array_add(ends, (gpointer)last_part(function->name));
    }
    Words whole = {names->len, (const char *const *)names->pdata};
    Words last = {ends->len, (const char *const *)ends->pdata};
    const char *nearest = words_nearest(&whole, text);
    return nearest ? nearest : words_nearest(&last, text);
}
