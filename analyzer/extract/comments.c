#include "extract/comments.h"

#include "extract/comment_scan.h"

static gboolean stands_in(const FactsRange *range, FactsRow file, const CommentRequest *request) {
    return range->file == file && range->line > request->first_line &&
           range->line < request->last_line;
}

/* Whether the compiler took the branch of #if, as far as the facts show: libclang tells which ones
 * it left out only when it keeps a record of every macro. */
static gboolean branch_was_taken(const Facts *facts, FactsRow file, const CommentRequest *request) {
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_ACTIONS); row++)
        if (stands_in(&facts_action(facts, row)->range, file, request))
            return TRUE;
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++)
        if (stands_in(&facts_function(facts, row)->range, file, request))
            return TRUE;
    return FALSE;
}

static void add_request(Facts *facts, FactsRow file, const CommentRequest *request,
                        gboolean in_doubt) {
    g_autofree char *text = g_strndup(request->text, request->length);
    FactsRow row = facts_add_row(facts, FACTS_TABLE_COMMENTS);
    *facts_comment(facts, row) =
        (FactsComment){.text = facts_add_text(facts, text),
                       .range = {file, request->line, request->column, request->line,
                                 request->column + (guint32)request->length},
                       .flags = in_doubt ? FACTS_COMMENT_IN_DOUBT : 0U};
}

static gint compare_rows(gconstpointer left, gconstpointer right) {
    const SourceFile *a = *(SourceFile *const *)left;
    const SourceFile *b = *(SourceFile *const *)right;
    return (a->row > b->row) - (a->row < b->row);
}

/* In the order of their rows, for libclang's own order is not the same in every run. */
static GPtrArray *own_files(const Extraction *extraction) {
    GPtrArray *files = g_ptr_array_new();
    GHashTableIter iterator;
    gpointer value = NULL;
    g_hash_table_iter_init(&iterator, extraction->files);
    while (g_hash_table_iter_next(&iterator, NULL, &value)) {
        const SourceFile *file = value;
        if (file->row && file->text && !file->system)
            g_ptr_array_add(files, value);
    }
    g_ptr_array_sort(files, compare_rows);
    return files;
}

static void extract_file_comments(Facts *facts, const SourceFile *file) {
    g_autoptr(GArray) found = comment_scan(file->text);
    guint branch = 0; /* the line where the one asked about last begins */
    gboolean taken = TRUE;
    for (guint i = 0; i < found->len; i++) {
        const CommentRequest *request = &g_array_index(found, CommentRequest, i);
        if (request->first_line != branch)
            taken = !request->first_line || branch_was_taken(facts, file->row, request);
        branch = request->first_line;
        add_request(facts, file->row, request, !taken);
    }
}

void comments_extract(Extraction *extraction) {
    g_autoptr(GPtrArray) files = own_files(extraction);
    for (guint i = 0; i < files->len; i++)
        extract_file_comments(extraction->facts, g_ptr_array_index(files, i));
}
