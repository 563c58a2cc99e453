#include "extract/comment_scan.h"

#include <string.h>

#include "extract/lexer.h"

#define REQUEST "NOLINT"

typedef struct Branch {
    guint first_line;
    guint last_line;
} Branch;

typedef struct Scan {
    const char *at;
    guint line;
    const char *line_start;
    gboolean line_is_blank; /* so far: a directive may begin here */
    GArray *found;          /* of CommentRequest; first_line: index + 1 among branches, or 0 */
    GArray *branches;       /* of Branch, in the order they open */
    GArray *open;           /* of guint: those that are not closed, the innermost last */
} Scan;

/* A lone carriage return ends a line too: libclang counts it so. */
static gsize line_break_length(const char *text) {
    if (*text == '\n')
        return 1;
    return *text == '\r' ? (text[1] == '\n' ? 2 : 1) : 0;
}

static void advance(Scan *scan, const char *to) {
    while (scan->at < to) {
        gsize length = line_break_length(scan->at);
        scan->at += MAX(length, 1);
        if (length == 0)
            continue;
        scan->line++;
        scan->line_start = scan->at;
        scan->line_is_blank = TRUE;
    }
}

/* From "NOLINT" to where the word ends, or the list behind it. */
static gsize request_length(const char *text, const char *end) {
    const char *next = text + strlen(REQUEST);
    while (next < end && g_ascii_isalpha(*next))
        next++;
    if (next == end || *next != '(')
        return (gsize)(next - text);
    const char *close = next + strcspn(next, ")\n");
    return (gsize)((close < end && *close == ')' ? close + 1 : next) - text);
}

static void look_into_comment(Scan *scan, const char *end) {
    for (;;) {
        const char *request = g_strstr_len(scan->at, end - scan->at, REQUEST);
        if (!request)
            break;
        advance(scan, request);
        gsize length = request_length(request, end);
        guint branch =
            scan->open->len ? g_array_index(scan->open, guint, scan->open->len - 1) + 1 : 0;
        CommentRequest found = {
            request, length, scan->line, (guint)(request - scan->line_start) + 1, branch, 0};
        g_array_append_val(scan->found, found);
        advance(scan, request + length);
    }
    advance(scan, end);
}

static void close_branch(Scan *scan) {
    if (scan->open->len == 0)
        return;
    guint branch = g_array_index(scan->open, guint, scan->open->len - 1);
    g_array_index(scan->branches, Branch, branch).last_line = scan->line;
    g_array_set_size(scan->open, scan->open->len - 1);
}

static void open_branch(Scan *scan) {
    Branch branch = {scan->line, G_MAXUINT};
    g_array_append_val(scan->open, scan->branches->len);
    g_array_append_val(scan->branches, branch);
}

/* Stands behind the '#'. */
static void look_at_directive(Scan *scan) {
    const char *name = scan->at + strspn(scan->at, " \t");
    gboolean opens = g_str_has_prefix(name, "if");
    gboolean goes_on = g_str_has_prefix(name, "el");
    if (goes_on || g_str_has_prefix(name, "endif"))
        close_branch(scan);
    if (opens || goes_on)
        open_branch(scan);
}

static void look_at_code(Scan *scan) {
    gboolean directive = scan->line_is_blank && *scan->at == '#';
    scan->line_is_blank = FALSE;
    if (directive) {
        advance(scan, scan->at + 1);
        look_at_directive(scan);
    } else {
        advance(scan, lexer_skip_token(scan->at));
    }
}

/* Of which branch a request was, its lines are known by now. */
static void tell_branches(Scan *scan) {
    while (scan->open->len > 0)
        close_branch(scan);
    for (guint i = 0; i < scan->found->len; i++) {
        CommentRequest *request = &g_array_index(scan->found, CommentRequest, i);
        if (request->first_line == 0)
            continue;
        Branch branch = g_array_index(scan->branches, Branch, request->first_line - 1);
        request->first_line = branch.first_line;
        request->last_line = branch.last_line;
    }
}

GArray *comment_scan(const char *text) {
    GArray *found = g_array_new(FALSE, FALSE, sizeof(CommentRequest));
    if (!strstr(text, REQUEST))
        return found;
    Scan scan = {.at = text,
                 .line = 1,
                 .line_start = text,
                 .line_is_blank = TRUE,
                 .found = found,
                 .branches = g_array_new(FALSE, FALSE, sizeof(Branch)),
                 .open = g_array_new(FALSE, FALSE, sizeof(guint))};
    while (*scan.at) {
        const char *comment_end = lexer_skip_comment(scan.at);
        if (comment_end > scan.at)
            look_into_comment(&scan, comment_end);
        else if (g_ascii_isspace(*scan.at))
            advance(&scan, scan.at + 1);
        else
            look_at_code(&scan);
    }
    tell_branches(&scan);
    g_array_unref(scan.branches);
    g_array_unref(scan.open);
    return found;
}
