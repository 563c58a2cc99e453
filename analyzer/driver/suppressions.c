#include "driver/suppressions.h"

#include <string.h>

#define OWN_RULE "unused-suppression"

/* Silencing findings. */

static gboolean use_at(Silences *silences, const SourceRange *range, const char *rule) {
    SilenceSpot spot = {range->line, range->column, FALSE};
    return silences_use(silences_file(silences, range->file), spot, rule);
}

static gboolean use_along(Silences *silences, const Finding *finding) {
    gboolean silenced = use_at(silences, &finding->range, finding->rule);
    guint several = 0;
    guint several_silenced = 0;
    for (guint i = 0; i < finding->trace->len; i++) {
        const TraceStep *step = g_ptr_array_index(finding->trace, i);
        gboolean here = use_at(silences, &step->range, finding->rule);
        several += step->one_of_several ? 1 : 0;
        several_silenced += step->one_of_several && here ? 1 : 0;
        silenced = silenced || (here && !step->one_of_several);
    }
    return silenced || (several > 0 && several == several_silenced);
}

void suppressions_apply(GPtrArray *findings, Silences *silences) {
    for (guint i = 0; i < findings->len && !silences_are_none(silences); i++) {
        Finding *finding = g_ptr_array_index(findings, i);
        finding->silenced = use_along(silences, finding) || finding->silenced;
    }
}

/* Finding comments that silence nothing. */

typedef struct Search {
    const Program *program;
    Silences *silences;
    Settings *settings;
    GHashTable *incomplete; /* paths of files that were not analysed fully */
    GHashTable *main_files; /* paths */
    GPtrArray *found;
} Search;

static void note_unit(Search *search, const ProgramUnit *unit) {
    if (unit->outdated)
        return;
    guint count = facts_count(unit->facts, FACTS_TABLE_FILES);
    for (FactsRow row = 1; row < count; row++) {
        gboolean is_main = (facts_file(unit->facts, row)->flags & FACTS_FILE_MAIN) != 0;
        if (!is_main && !unit->incomplete)
            continue;
        char *path = program_path(search->program, unit->facts, row);
        if (is_main)
            g_hash_table_add(search->main_files, g_strdup(path));
        if (unit->incomplete)
            g_hash_table_add(search->incomplete, g_strdup(path));
        g_free(path);
    }
}

static gboolean is_about(const Silence *silence, guint line) {
    switch (silence->nolint.kind) {
    case NOLINT_LINE:
        return line == silence->line;
    case NOLINT_NEXT_LINE:
        return line == silence->line + 1;
    case NOLINT_BEGIN:
        return line >= silence->line && silence->end && line <= silence->end->line;
    default:
        return FALSE;
    }
}

static gboolean unit_shows_code(const Search *search, guint unit, const SilencedFile *file,
                                const Silence *silence) {
    const Facts *facts = program_unit(search->program, unit)->facts;
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_ACTIONS); row++) {
        const FactsRange *range = &facts_action(facts, row)->range;
        if (is_about(silence, range->line) &&
            silences_unit_file(search->silences, unit, range->file) == file)
            return TRUE;
    }
    return FALSE;
}

/* What a header has that nobody uses is not in the facts, and what other programs do with it is not
 * known. */
static gboolean code_was_seen(const Search *search, const SilencedFile *file,
                              const Silence *silence) {
    if (g_hash_table_contains(search->main_files, file->path))
        return TRUE;
    for (guint i = 0; !search->program->partial && i < search->program->units->len; i++)
        if (unit_shows_code(search, i, file, silence))
            return TRUE;
    return FALSE;
}

static gboolean is_own_rule(const NolintName *name) {
    return strcmp(name->glob, NOLINT_PREFIX OWN_RULE) == 0;
}

/* A comment says nothing of what is said of it, `corolint-*` included, but by this rule's name. */
static gboolean is_silenced(const SilencedFile *file, const Silence *silence, guint column) {
    SilenceSpot spot = {silence->line, column, FALSE};
    gboolean asks_for_itself = FALSE;
    for (guint i = 0; i < silence->nolint.names->len; i++)
        if (is_own_rule(&g_array_index(silence->nolint.names, NolintName, i)))
            asks_for_itself = TRUE;
    return silences_use_others(file, spot, OWN_RULE, asks_for_itself ? NULL : silence);
}

static void report(const Search *search, const SilencedFile *file, const Silence *silence,
                   const NolintName *name, char *message, const char *help) {
    const Rule *rule = rule_find(OWN_RULE);
    Finding *finding = finding_new(rule->id, rule->severity);
    guint column = silence->column + (name ? (guint)name->offset : 0);
    guint end = name ? column + (guint)strlen(name->glob) : silence->end_column;
    SourceRange range = {file->path, silence->line, column, silence->line, end};
    source_range_assign(&finding->range, &range);
    finding->message = message;
    finding->help = g_strdup(help);
    finding->callee = g_strdup(name ? name->glob : silence->text);
    finding->silenced = is_silenced(file, silence, column);
    g_ptr_array_add(search->found, finding);
}

static gboolean matches_any_rule(const NolintName *name) {
    for (guint i = 0; all_rules[i]; i++)
        if (nolint_name_matches(name, all_rules[i]->id))
            return TRUE;
    return FALSE;
}

static void report_unknown(const Search *search, const SilencedFile *file, const Silence *silence,
                           const NolintName *name) {
    const char *id = name->glob + strlen(NOLINT_PREFIX);
    const char *close = rule_nearest(id);
    char *message =
        close ? g_strdup_printf("there is no rule '%s'; did you mean '" NOLINT_PREFIX "%s'?",
                                name->glob, close)
              : g_strdup_printf("there is no rule '%s'", name->glob);
    report(search, file, silence, name, message, "corolint --list-rules shows the ones there are");
}

/* Other tools have no checks of these names. */
static gboolean lacks_prefix(const NolintName *name) {
    return !name->negative && rule_find(name->glob);
}

static void report_lack_of_prefix(const Search *search, const SilencedFile *file,
                                  const Silence *silence, const NolintName *name) {
    report(search, file, silence, name,
           g_strdup_printf("'%s' silences nothing; did you mean '" NOLINT_PREFIX "%s'?", name->glob,
                           name->glob),
           "corolint's rules are named with '" NOLINT_PREFIX "' in front");
}

/* Where a finding of the rule begins whose statement goes on to the comment's line; 0: nowhere. */
static guint line_of_wrapped_finding(const Search *search, const SilencedFile *file,
                                     const Silence *silence, const NolintName *name) {
    guint line = 0;
    for (guint i = 0; silence->nolint.kind != NOLINT_BEGIN && i < search->found->len; i++) {
        const Finding *finding = g_ptr_array_index(search->found, i);
        const SourceRange *range = &finding->range;
        guint meant = silence->line + (silence->nolint.kind == NOLINT_NEXT_LINE ? 1 : 0);
        if (!finding->silenced && range->line < meant && meant <= range->end_line &&
            nolint_name_matches(name, finding->rule) && strcmp(range->file, file->path) == 0)
            line = MAX(line, range->line);
    }
    return line;
}

static void report_unused(const Search *search, const SilencedFile *file, const Silence *silence,
                          const NolintName *name) {
    guint line = line_of_wrapped_finding(search, file, silence, name);
    if (line > 0)
        report(
            search, file, silence, name,
            g_strdup_printf("'%s' silences nothing: the finding is on line %u", name->glob, line),
            "the comment has to stand on the line at which the call begins, or above it as "
            "NOLINTNEXTLINE");
    else
        report(search, file, silence, name, g_strdup_printf("'%s' silences nothing", name->glob),
               "remove it: nothing is found here that it would silence");
}

/* A rule that is turned off has no findings that would need silence. */
static gboolean is_off(const Search *search, const SilencedFile *file, const NolintName *name) {
    const Rule *rule = rule_find(name->glob + strlen(NOLINT_PREFIX));
    return rule && settings_rule_is_off(search->settings, rule, file->path);
}

static void look_at_name(const Search *search, const SilencedFile *file, const Silence *silence,
                         guint index) {
    const NolintName *name = &g_array_index(silence->nolint.names, NolintName, index);
    if (lacks_prefix(name)) {
        report_lack_of_prefix(search, file, silence, name);
        return;
    }
    if (!nolint_name_is_own(name) || silence->used[index])
        return;
    if (!matches_any_rule(name)) {
        report_unknown(search, file, silence, name);
        return;
    }
    if (silence->in_doubt || is_off(search, file, name) || !code_was_seen(search, file, silence))
        return;
    report_unused(search, file, silence, name);
}

static gboolean names_own_rules(const Nolint *nolint) {
    for (guint i = 0; i < nolint->names->len; i++)
        if (nolint_name_is_own(&g_array_index(nolint->names, NolintName, i)))
            return TRUE;
    return FALSE;
}

static gboolean has_counterpart(const Silence *silence) {
    return silence->end || silence->matched;
}

static char *tell_unmatched(const Silence *silence) {
    const char *what = silence->nolint.kind == NOLINT_BEGIN
                           ? "unmatched 'NOLINTBEGIN' comment without a subsequent 'NOLINTEND' "
                             "comment"
                           : "unmatched 'NOLINTEND' comment without a previous 'NOLINTBEGIN' "
                             "comment";
    const Silence *other = silence->differing;
    if (!other || has_counterpart(other))
        return g_strdup(what);
    return g_strdup_printf("%s: the lists differ, '%s' is on line %u", what, other->text,
                           other->line);
}

/* FALSE when it has no counterpart, which is told. */
static gboolean check_pair(const Search *search, const SilencedFile *file, const Silence *silence) {
    gboolean begins = silence->nolint.kind == NOLINT_BEGIN;
    if ((!begins && silence->nolint.kind != NOLINT_END) || has_counterpart(silence))
        return TRUE;
    if (!silence->nolint.list || names_own_rules(&silence->nolint))
        report(search, file, silence, NULL, tell_unmatched(silence),
               "both need the same list, and what begins last ends first");
    return FALSE;
}

/* Its own name comes last: it is of use when one of the others is not. */
static void look_at_silence(const Search *search, const SilencedFile *file, const Silence *silence,
                            gboolean own_rule) {
    for (guint i = 0; i < silence->nolint.names->len; i++)
        if (is_own_rule(&g_array_index(silence->nolint.names, NolintName, i)) == own_rule)
            look_at_name(search, file, silence, i);
}

static void look_at_file(const Search *search, const SilencedFile *file, gboolean own_rule) {
    if (g_hash_table_contains(search->incomplete, file->path))
        return;
    for (guint i = 0; i < file->silences->len; i++) {
        const Silence *silence = g_ptr_array_index(file->silences, i);
        gboolean paired = own_rule ? silence->nolint.kind != NOLINT_BEGIN || silence->end
                                   : check_pair(search, file, silence);
        if (paired && silence->nolint.kind != NOLINT_END)
            look_at_silence(search, file, silence, own_rule);
    }
}

void suppressions_find_unused(const Program *program, Silences *silences, Settings *settings,
                              GHashTable *files, GPtrArray *findings) {
    if (silences_are_none(silences))
        return;
    Search search = {program,
                     silences,
                     settings,
                     g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     findings};
    for (guint i = 0; i < program->units->len; i++)
        note_unit(&search, program_unit(program, i));
    const GPtrArray *silenced = silences_files(silences);
    for (gboolean own_rule = FALSE; own_rule <= TRUE; own_rule++)
        for (guint i = 0; i < silenced->len; i++) {
            const SilencedFile *file = g_ptr_array_index(silenced, i);
            if (g_hash_table_contains(files, file->path))
                look_at_file(&search, file, own_rule);
        }
    g_hash_table_unref(search.incomplete);
    g_hash_table_unref(search.main_files);
}
