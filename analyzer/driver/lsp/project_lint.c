#include "driver/lsp/project_state.h"

#include <string.h>

#define LOSSES_MOST 3U

static void knowledge_clear(LspKnowledge *knowledge) {
    g_clear_pointer(&knowledge->analysis, lsp_analysis_free);
    g_clear_pointer(&knowledge->base, g_hash_table_unref);
    g_clear_pointer(&knowledge->texts, g_hash_table_unref);
    knowledge->whole = FALSE;
}

static void stop_timer(guint *timer) {
    if (*timer)
        g_source_remove(*timer);
    *timer = 0;
}

/* Telling. */

static gboolean is_current(const LspOpenFile *file) {
    return file->read_text == file->document->text;
}

/* What is being typed changes what is true elsewhere: it is told when that is known, too. */
static gboolean something_is_pending(const LspProject *project) {
    for (guint i = 0; i < project->recent->len; i++) {
        const LspOpenFile *file = g_ptr_array_index(project->recent, i);
        if (file->unit && (file->wanted || file == project->reading))
            return TRUE;
    }
    return FALSE;
}

static void tell(LspProject *project, const GPtrArray *findings) {
    if (something_is_pending(project))
        return;
    for (guint i = 0; i < project->recent->len; i++) {
        const LspOpenFile *file = g_ptr_array_index(project->recent, i);
        if (file->unit && is_current(file))
            project->listener.told(file->document, findings, file->problems,
                                   project->listener.data);
    }
}

/* Asking. */

static gboolean is_known(const LspKnowledge *knowledge, const LspOpenFile *file) {
    const char *path = file->document->path;
    GBytes *known = knowledge->base ? g_hash_table_lookup(knowledge->base, path) : NULL;
    const LspText *text = knowledge->texts ? g_hash_table_lookup(knowledge->texts, path) : NULL;
    if (!file->facts || (text && lsp_text_equal(text, file->read_text)))
        return TRUE;
    return !file->partial && known && g_bytes_equal(known, file->facts->bytes);
}

static gboolean everything_is_known(const LspProject *project, const LspKnowledge *knowledge) {
    for (guint i = 0; i < project->recent->len; i++)
        if (!is_known(knowledge, g_ptr_array_index(project->recent, i)))
            return FALSE;
    return TRUE;
}

static void on_answer(LspAnalysis *analysis, guint question, GPtrArray *findings, gpointer data);

static void add_open_files(const LspProject *project, GArray *units) {
    for (guint i = 0; i < project->recent->len; i++) {
        const LspOpenFile *file = g_ptr_array_index(project->recent, i);
        LspFileFacts facts = {file->document->path, file->whole, file->problems != NULL};
        if (file->whole)
            g_array_append_val(units, facts);
    }
}

static gboolean is_open_with_facts(const LspProject *project, const char *path) {
    const LspOpenFile *file = g_hash_table_lookup(project->files, path);
    return file && file->whole;
}

static void add_index(const LspProject *project, GArray *units) {
    for (guint i = 0; i < lsp_index_count(project->index); i++) {
        const LspIndexUnit *unit = lsp_index_unit(project->index, i);
        LspFileFacts facts = {unit->unit->file, unit->facts,
                              unit->problems && unit->problems->len > 0};
        if (unit->facts && !is_open_with_facts(project, facts.file))
            g_array_append_val(units, facts);
    }
}

static GHashTable *base_of(const GArray *units) {
    GHashTable *base =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    for (guint i = 0; i < units->len; i++) {
        const LspFileFacts *unit = &g_array_index(units, LspFileFacts, i);
        if (!g_hash_table_contains(base, unit->file))
            g_hash_table_insert(base, g_strdup(unit->file), g_bytes_ref(unit->facts->bytes));
    }
    return base;
}

static void unref_text(gpointer text) {
    lsp_text_unref(text);
}

static GHashTable *texts_of_open_files(const LspProject *project) {
    GHashTable *texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_text);
    for (guint i = 0; i < project->recent->len; i++) {
        const LspOpenFile *file = g_ptr_array_index(project->recent, i);
        if (file->whole && file->whole_text)
            g_hash_table_insert(texts, g_strdup(file->document->path),
                                lsp_text_ref(file->whole_text));
    }
    return texts;
}

/* whole: of all files; else of the open documents alone. */
static void start_analysis(LspProject *project, LspKnowledge *knowledge, gboolean whole) {
    g_autoptr(GArray) units = g_array_new(FALSE, FALSE, sizeof(LspFileFacts));
    g_autoptr(GError) error = NULL;
    add_open_files(project, units);
    if (whole)
        add_index(project, units);
    if (units->len == 0)
        return;
    knowledge_clear(knowledge);
    knowledge->analysis = lsp_analysis_start(units, whole, project->root, project->settings,
                                             on_answer, project, &error);
    if (!knowledge->analysis) {
        project->listener.message(SEVERITY_ERROR, error->message, project->listener.data);
        return;
    }
    knowledge->base = base_of(units);
    knowledge->texts = texts_of_open_files(project);
    knowledge->whole = whole;
}

/* A new analysis wants whole facts of every document. */

static void renew(LspProject *project);

static void keep_whole(LspOpenFile *file, Facts *facts, LspText *text) {
    if (facts) {
        facts_free(file->whole);
        file->whole = facts;
    }
    lsp_text_unref(file->whole_text);
    file->whole_text = lsp_text_ref(text);
}

static void on_read_whole(ExtractResult *result, gpointer data) {
    LspProject *project = data;
    LspOpenFile *file = g_steal_pointer(&project->reading_whole);
    g_autoptr(LspText) text = g_steal_pointer(&project->reading_whole_text);
    if (file) /* when it fails, what was known stays: it would fail again */
        keep_whole(file, g_steal_pointer(&result->facts), text);
    renew(project);
}

static gboolean has_whole(const LspOpenFile *file) {
    return !file->facts || !file->unit ||
           (file->whole_text && lsp_text_equal(file->whole_text, file->read_text));
}

static ExtractRequest request_for(const LspProject *project, const LspOpenFile *file,
                                  const LspText *text) {
    return (ExtractRequest){.file = file->unit->file,
                            .directory = file->unit->directory,
                            .root = project->root,
                            .arguments = file->unit->arguments,
                            .contents = text->bytes,
                            .contents_length = text->length};
}

static void read_whole(LspProject *project, LspOpenFile *file) {
    ExtractRequest request = request_for(project, file, file->read_text);
    project->reading_whole = file;
    project->reading_whole_text = lsp_text_ref(file->read_text);
    lsp_extractor_start(project->whole_extractor, &request, on_read_whole, project);
}

static void renew(LspProject *project) {
    for (guint i = 0; i < project->recent->len; i++) {
        LspOpenFile *file = g_ptr_array_index(project->recent, i);
        if (has_whole(file))
            continue;
        read_whole(project, file);
        return;
    }
    project->outdated = FALSE;
    start_analysis(project, &project->next, TRUE);
}

static void stop_renewing(LspProject *project) {
    stop_timer(&project->idle_timer);
    lsp_extractor_cancel(project->whole_extractor);
    g_clear_pointer(&project->reading_whole_text, lsp_text_unref);
    project->reading_whole = NULL;
}

static gboolean on_idle(gpointer data) {
    LspProject *project = data;
    project->idle_timer = 0;
    if (project->next.analysis || lsp_extractor_is_busy(project->whole_extractor) ||
        !lsp_index_is_complete(project->index))
        return G_SOURCE_REMOVE; /* looked at again when that is through */
    renew(project);
    return G_SOURCE_REMOVE;
}

static void renew_after(LspProject *project, guint milliseconds) {
    stop_timer(&project->idle_timer);
    project->idle_timer = g_timeout_add(milliseconds, on_idle, project);
}

void lsp_project_renew(LspProject *project) {
    project->outdated = TRUE;
    renew_after(project, 0);
}

static gboolean needs_renewal(const LspProject *project) {
    return lsp_index_is_complete(project->index) && (project->outdated || !project->now.whole ||
                                                     !everything_is_known(project, &project->now));
}

static void ask_analysis(LspProject *project) {
    g_autoptr(GArray) changed = g_array_new(FALSE, FALSE, sizeof(LspFileFacts));
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    for (guint i = 0; i < project->recent->len; i++) {
        const LspOpenFile *file = g_ptr_array_index(project->recent, i);
        LspFileFacts facts = {file->document->path, file->facts, file->problems != NULL};
        if (!is_known(&project->now, file))
            g_array_append_val(changed, facts);
        g_ptr_array_add(paths, file->document->path);
    }
    project->question++;
    lsp_analysis_ask(project->now.analysis, project->question, changed, paths);
}

void lsp_project_ask(LspProject *project) {
    if (!project->now.analysis && !project->next.analysis) {
        gboolean whole = lsp_index_is_complete(project->index);
        project->outdated = project->outdated && !whole;
        start_analysis(project, &project->now, whole);
    } else if (project->now.analysis && lsp_analysis_is_ready(project->now.analysis)) {
        if (everything_is_known(project, &project->now))
            tell(project, project->all);
        else
            ask_analysis(project);
    }
    if (needs_renewal(project))
        renew_after(project, project->times.idle);
}

static void take_loss(LspProject *project, LspKnowledge *knowledge) {
    knowledge_clear(knowledge);
    if (++project->losses < LOSSES_MOST)
        lsp_project_renew(project);
    else
        project->listener.message(
            SEVERITY_ERROR, "the analysis ends again and again: corolint shows nothing new here",
            project->listener.data);
}

static void take_all(LspProject *project, LspKnowledge *knowledge, GPtrArray *findings) {
    if (knowledge == &project->next) {
        knowledge_clear(&project->now);
        project->now = project->next;
        project->next = (LspKnowledge){0};
    }
    g_clear_pointer(&project->all, g_ptr_array_unref);
    project->all = g_ptr_array_ref(findings);
    project->losses = 0;
    lsp_project_ask(project);
}

static void on_answer(LspAnalysis *analysis, guint question, GPtrArray *findings, gpointer data) {
    LspProject *project = data;
    LspKnowledge *knowledge = analysis == project->now.analysis ? &project->now : &project->next;
    if (!findings)
        take_loss(project, knowledge);
    else if (question == 0)
        take_all(project, knowledge, findings);
    else if (question == project->question)
        tell(project, findings);
}

/* Reading. */

static void read_next(LspProject *project);

/* Not with each key that is hit. */
static void tell_failure(const LspProject *project, LspOpenFile *file, const char *failure) {
    if (g_strcmp0(file->failure, failure) == 0)
        return;
    g_free(file->failure);
    file->failure = g_strdup(failure);
    g_autofree char *text = g_strdup_printf("%s: %s", file->document->path, failure);
    project->listener.message(SEVERITY_WARNING, text, project->listener.data);
}

/* Without facts nothing is known of the text: what is shown stays. */
static void take_facts(LspProject *project, LspOpenFile *file, ExtractResult *result) {
    if (!result->facts) {
        tell_failure(project, file, g_ptr_array_index(result->problems, 0));
        return;
    }
    g_clear_pointer(&file->failure, g_free);
    lsp_text_unref(file->read_text);
    file->read_text = g_steal_pointer(&project->reading_text);
    facts_free(file->facts);
    file->facts = g_steal_pointer(&result->facts);
    file->partial = result->partial;
    if (!file->partial)
        keep_whole(file, facts_from_bytes(file->facts->bytes, NULL), file->read_text);
    g_clear_pointer(&file->problems, g_ptr_array_unref);
    if (result->problems->len > 0)
        file->problems = g_ptr_array_ref(result->problems);
}

static void on_read(ExtractResult *result, gpointer data) {
    LspProject *project = data;
    LspOpenFile *file = g_steal_pointer(&project->reading);
    if (file)
        take_facts(project, file, result);
    if (!file || !file->wanted) /* else the newer text is what counts */
        lsp_project_ask(project);
    g_clear_pointer(&project->reading_text, lsp_text_unref);
    if (!project->debounce_timer)
        read_next(project);
}

static LspOpenFile *most_recent_wanted(const LspProject *project) {
    for (guint i = project->recent->len; i-- > 0;) {
        LspOpenFile *file = g_ptr_array_index(project->recent, i);
        if (file->wanted && file->unit)
            return file;
    }
    return NULL;
}

static void read_next(LspProject *project) {
    LspOpenFile *file =
        lsp_extractor_is_busy(project->extractor) ? NULL : most_recent_wanted(project);
    if (!file)
        return;
    ExtractRequest request = request_for(project, file, file->document->text);
    request.keep_open = TRUE;
    file->wanted = FALSE;
    project->reading = file;
    project->reading_text = lsp_text_ref(file->document->text);
    lsp_extractor_start(project->extractor, &request, on_read, project);
}

static gboolean on_quiet(gpointer data) {
    LspProject *project = data;
    project->debounce_timer = 0;
    if (most_recent_wanted(project))
        read_next(project);
    else if (!project->reading)
        lsp_project_ask(project);
    return G_SOURCE_REMOVE;
}

static void look_soon(LspProject *project) {
    stop_timer(&project->debounce_timer);
    project->debounce_timer = g_timeout_add(project->times.debounce, on_quiet, project);
}

void lsp_project_want(LspProject *project, LspOpenFile *file) {
    file->wanted = TRUE;
    g_ptr_array_remove(project->recent, file);
    g_ptr_array_add(project->recent, file);
    stop_renewing(project);
    look_soon(project);
}

static void forget_text(LspKnowledge *knowledge, const char *path) {
    if (knowledge->texts)
        g_hash_table_remove(knowledge->texts, path);
}

void lsp_project_read_anew(LspProject *project, LspOpenFile *file) {
    g_clear_pointer(&file->whole_text, lsp_text_unref);
    forget_text(&project->now, file->document->path);
    forget_text(&project->next, file->document->path);
    lsp_project_want(project, file);
}

void lsp_project_forget(LspProject *project, LspOpenFile *file) {
    if (project->reading == file)
        project->reading = NULL;
    if (project->reading_whole == file)
        project->reading_whole = NULL;
    g_ptr_array_remove(project->recent, file);
    GBytes *known =
        project->now.base ? g_hash_table_lookup(project->now.base, file->document->path) : NULL;
    const Facts *disk = NULL;
    for (guint i = 0; i < lsp_index_count(project->index) && !disk; i++)
        if (strcmp(lsp_index_unit(project->index, i)->unit->file, file->document->path) == 0)
            disk = lsp_index_unit(project->index, i)->facts;
    if (known && !(disk && g_bytes_equal(known, disk->bytes)))
        lsp_project_renew(project);
    look_soon(project); /* what it said counts no more in the others */
}

void lsp_project_stop_linting(LspProject *project) {
    stop_timer(&project->debounce_timer);
    stop_renewing(project);
    g_clear_pointer(&project->whole_extractor, lsp_extractor_free);
    knowledge_clear(&project->now);
    knowledge_clear(&project->next);
    g_clear_pointer(&project->all, g_ptr_array_unref);
    g_clear_pointer(&project->extractor, lsp_extractor_free);
    g_clear_pointer(&project->reading_text, lsp_text_unref);
    project->reading = NULL;
}
