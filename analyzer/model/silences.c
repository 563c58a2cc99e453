#include "model/silences.h"

#include <string.h>

struct Silences {
    const Program *program;
    GHashTable *by_path; /* to SilencedFile */
    GPtrArray *files;
    const SilencedFile ***by_unit; /* by unit and row of files; NULL: not asked about yet */
    guint unit_count;              /* those the program had then */
};

/* A row that was looked up and is of no such file. */
static const SilencedFile no_file = {0};

static void silence_free(gpointer data) {
    Silence *silence = data;
    nolint_clear(&silence->nolint);
    g_free(silence->used);
    g_free(silence);
}

static void file_free(gpointer data) {
    SilencedFile *file = data;
    g_free(file->path);
    g_hash_table_unref(file->by_spot);
    g_hash_table_unref(file->by_line);
    g_ptr_array_unref(file->begins);
    g_ptr_array_unref(file->silences);
    g_free(file);
}

static SilencedFile *file_of_path(Silences *silences, char *path) {
    SilencedFile *file = g_hash_table_lookup(silences->by_path, path);
    if (file) {
        g_free(path);
        return file;
    }
    file = g_new0(SilencedFile, 1);
    file->path = path;
    file->silences = g_ptr_array_new_with_free_func(silence_free);
    file->by_spot = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    file->by_line = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    file->begins = g_ptr_array_new();
    g_hash_table_insert(silences->by_path, path, file);
    g_ptr_array_add(silences->files, file);
    return file;
}

/* The line comes last: GLib's hash of such a number is its lower half. */
static gint64 spot_key(guint line, guint column) {
    return (gint64)((guint64)column << 32 | line);
}

/* A header's comments come once from each unit: they are in doubt where no unit shows code. */
static gboolean is_known(SilencedFile *file, const FactsComment *comment) {
    gint64 spot = spot_key(comment->range.line, comment->range.column);
    Silence *known = g_hash_table_lookup(file->by_spot, &spot);
    if (known && !(comment->flags & FACTS_COMMENT_IN_DOUBT))
        known->in_doubt = FALSE;
    return known != NULL;
}

static void add_silence(SilencedFile *file, Silence *silence) {
    gint64 spot = spot_key(silence->line, silence->column);
    g_hash_table_insert(file->by_spot, g_memdup2(&spot, sizeof spot), silence);
    g_ptr_array_add(file->silences, silence);
}

static void add_comment(SilencedFile *file, const Facts *facts, const FactsComment *comment) {
    if (is_known(file, comment))
        return;
    const char *text = facts_text(facts, comment->text);
    Nolint nolint = nolint_parse(text);
    if (nolint.kind == NOLINT_NONE) {
        nolint_clear(&nolint);
        return;
    }
    Silence *silence = g_new0(Silence, 1);
    *silence = (Silence){.nolint = nolint,
                         .text = text,
                         .line = comment->range.line,
                         .column = comment->range.column,
                         .end_column = comment->range.end_column,
                         .in_doubt = (comment->flags & FACTS_COMMENT_IN_DOUBT) != 0};
    if (nolint.list)
        silence->used = g_new0(gboolean, nolint.names->len + 1);
    add_silence(file, silence);
}

static gint compare_silences(gconstpointer left, gconstpointer right) {
    const Silence *a = *(Silence *const *)left;
    const Silence *b = *(Silence *const *)right;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static gint compare_files(gconstpointer left, gconstpointer right) {
    return strcmp((*(SilencedFile *const *)left)->path, (*(SilencedFile *const *)right)->path);
}

static void note_line(SilencedFile *file, guint line, Silence *silence) {
    GPtrArray *known = g_hash_table_lookup(file->by_line, GUINT_TO_POINTER(line));
    if (!known) {
        known = g_ptr_array_new();
        g_hash_table_insert(file->by_line, GUINT_TO_POINTER(line), known);
    }
    g_ptr_array_add(known, silence);
}

static void open_block(SilencedFile *file, GPtrArray *open, Silence *begin) {
    begin->outer = open->len ? g_ptr_array_index(open, open->len - 1) : NULL;
    g_ptr_array_add(open, begin);
    g_ptr_array_add(file->begins, begin);
}

/* The block opened last is closed first, by an end with the same list; any other closes none. */
static void close_block(GPtrArray *open, Silence *end) {
    Silence *begin = open->len ? g_ptr_array_index(open, open->len - 1) : NULL;
    if (!begin)
        return;
    if (g_strcmp0(begin->nolint.list, end->nolint.list) != 0) {
        end->differing = begin;
        begin->differing = begin->differing ? begin->differing : end;
        return;
    }
    begin->end = end;
    end->matched = TRUE;
    g_ptr_array_set_size(open, (gint)open->len - 1);
}

static void arrange(SilencedFile *file) {
    g_autoptr(GPtrArray) open = g_ptr_array_new();
    g_ptr_array_sort(file->silences, compare_silences);
    for (guint i = 0; i < file->silences->len; i++) {
        Silence *silence = g_ptr_array_index(file->silences, i);
        switch (silence->nolint.kind) {
        case NOLINT_LINE:
        case NOLINT_NEXT_LINE:
            note_line(file, silence->line + (silence->nolint.kind == NOLINT_NEXT_LINE ? 1 : 0),
                      silence);
            break;
        case NOLINT_BEGIN:
            open_block(file, open, silence);
            break;
        case NOLINT_END:
            close_block(open, silence);
            break;
        case NOLINT_NONE:
            break;
        }
    }
}

/* Paths of files that have changed, to the units that say what they hold now. */
static GHashTable *changed_files(const Program *program) {
    GHashTable *changed = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < program->units->len; i++)
        if (program_unit(program, i)->changed)
            g_hash_table_insert(changed, program_unit(program, i)->file, program_unit(program, i));
    return changed;
}

static gboolean is_outdated(GHashTable *changed, const ProgramUnit *unit, const char *path) {
    const ProgramUnit *newest = g_hash_table_lookup(changed, path);
    return newest && newest != unit;
}

static void add_comments(Silences *silences, const ProgramUnit *unit, GHashTable *changed) {
    const Facts *facts = unit->facts;
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_COMMENTS); row++) {
        const FactsComment *comment = facts_comment(facts, row);
        char *path = program_path(silences->program, facts, comment->range.file);
        if (is_outdated(changed, unit, path))
            g_free(path);
        else
            add_comment(file_of_path(silences, path), facts, comment);
    }
}

Silences *silences_new(const Program *program) {
    Silences *silences = g_new0(Silences, 1);
    silences->program = program;
    silences->by_path = g_hash_table_new(g_str_hash, g_str_equal);
    silences->files = g_ptr_array_new_with_free_func(file_free);
    silences->unit_count = program->units->len;
    silences->by_unit = g_new0(const SilencedFile **, silences->unit_count + 1);
    g_autoptr(GHashTable) changed = changed_files(program);
    for (guint i = 0; i < program->units->len; i++)
        add_comments(silences, program_unit(program, i), changed);
    g_ptr_array_sort(silences->files, compare_files);
    for (guint i = 0; i < silences->files->len; i++)
        arrange(g_ptr_array_index(silences->files, i));
    return silences;
}

void silences_free(Silences *silences) {
    if (!silences)
        return;
    for (guint i = 0; i < silences->unit_count; i++)
        g_free(silences->by_unit[i]);
    g_free(silences->by_unit);
    g_hash_table_unref(silences->by_path);
    g_ptr_array_unref(silences->files);
    g_free(silences);
}

gboolean silences_are_none(const Silences *silences) {
    return silences->files->len == 0;
}

const GPtrArray *silences_files(const Silences *silences) {
    return silences->files;
}

const SilencedFile *silences_file(const Silences *silences, const char *path) {
    return path ? g_hash_table_lookup(silences->by_path, path) : NULL;
}

const SilencedFile *silences_unit_file(Silences *silences, guint unit, FactsRow row) {
    const Facts *facts = program_unit(silences->program, unit)->facts;
    if (silences_are_none(silences) || !row)
        return NULL;
    if (!silences->by_unit[unit])
        silences->by_unit[unit] =
            g_new0(const SilencedFile *, facts_count(facts, FACTS_TABLE_FILES));
    const SilencedFile **known = &silences->by_unit[unit][row];
    if (!*known) {
        g_autofree char *path = program_path(silences->program, facts, row);
        const SilencedFile *file = silences_file(silences, path);
        *known = file ? file : &no_file;
    }
    return *known == &no_file ? NULL : *known;
}

/* Whether the comment means the rule there. */
static gboolean means(Silence *silence, SilenceSpot spot, const char *rule, gboolean use) {
    if (!nolint_means(&silence->nolint, rule))
        return FALSE;
    gboolean by_name = FALSE;
    for (guint i = 0; i < silence->nolint.names->len; i++) {
        const NolintName *name = &g_array_index(silence->nolint.names, NolintName, i);
        if (name->negative || !nolint_name_matches(name, rule))
            continue;
        by_name = by_name || nolint_name_is_own(name);
        silence->used[i] = silence->used[i] || (use && (by_name || !spot.by_name));
    }
    return by_name || !spot.by_name;
}

static gboolean is_before(const Silence *silence, SilenceSpot spot) {
    return silence->line < spot.line ||
           (silence->line == spot.line && silence->column <= spot.column);
}

/* The last NOLINTBEGIN before the spot: blocks around it are that one's, or around that one. */
static Silence *last_begin(const SilencedFile *file, SilenceSpot spot) {
    guint first = 0;
    guint count = file->begins->len;
    while (count > 0) {
        guint half = count / 2;
        gboolean before = is_before(g_ptr_array_index(file->begins, first + half), spot);
        first = before ? first + half + 1 : first;
        count = before ? count - half - 1 : half;
    }
    return first > 0 ? g_ptr_array_index(file->begins, first - 1) : NULL;
}

static gboolean ask(const SilencedFile *file, SilenceSpot spot, const char *rule, gboolean use,
                    const Silence *but) {
    if (!file)
        return FALSE;
    gboolean covered = FALSE;
    const GPtrArray *beside = g_hash_table_lookup(file->by_line, GUINT_TO_POINTER(spot.line));
    for (guint i = 0; beside && i < beside->len; i++) {
        Silence *silence = g_ptr_array_index(beside, i);
        covered = (silence != but && means(silence, spot, rule, use)) || covered;
    }
    for (Silence *begin = last_begin(file, spot); begin; begin = begin->outer) {
        gboolean within = begin->end && !is_before(begin->end, spot);
        covered = (within && begin != but && means(begin, spot, rule, use)) || covered;
    }
    return covered;
}

gboolean silences_cover(const SilencedFile *file, SilenceSpot spot, const char *rule) {
    return ask(file, spot, rule, FALSE, NULL);
}

gboolean silences_use(const SilencedFile *file, SilenceSpot spot, const char *rule) {
    return ask(file, spot, rule, TRUE, NULL);
}

gboolean silences_use_others(const SilencedFile *file, SilenceSpot spot, const char *rule,
                             const Silence *silence) {
    return ask(file, spot, rule, TRUE, silence);
}
