#include "report/html.h"

#include "report/html_data.h"
#include "report/html_parts.h"
#include "report/json_output.h"
#include "report/text.h"

#include <string.h>

/* Where the page has something put in: <!--part:NAME-->, NAME a file beside it or one of PIECES. */
#define MARK_BEGIN "<!--part:"
#define MARK_END "-->"

static const char *part_text(const char *name) {
    for (const HtmlPart *part = html_parts; part->name != NULL; part++)
        if (strcmp(part->name, name) == 0)
            return part->text;
    return NULL;
}

static char *escaped(char *text) {
    char *markup = g_markup_escape_text(text, -1);
    g_free(text);
    return markup;
}

static char *headline(const Report *report) {
    guint count = report->findings->len;
    return g_strdup_printf("%u finding%s", count, count == 1 ? "" : "s");
}

static char *summary(const Report *report) {
    g_autofree char *line = report_format_summary(report);
    return escaped(g_strdup_printf(
        "%s; corolint %s%s%s", line, COROLINT_VERSION, report->libclang_version != NULL ? ", " : "",
        report->libclang_version != NULL ? report->libclang_version : ""));
}

static char *text(const Report *report) {
    return escaped(report_render_text(report, FALSE));
}

/* Whatever stands in a source, no tag and no comment may begin inside the script element: in JSON
 * "<" stands in strings alone, where it may be spelled otherwise. */
static char *data(const Report *report) {
    g_autofree char *json = json_finish_compact(html_data(report));
    GString *safe = g_string_sized_new(strlen(json));
    for (const char *at = json; *at != '\0';) {
        gsize plain = strcspn(at, "<");
        g_string_append_len(safe, at, (gssize)plain);
        at += plain;
        if (*at == '<') {
            g_string_append(safe, "\\u003c");
            at++;
        }
    }
    return g_string_free(safe, FALSE);
}

static const struct {
    const char *name;
    char *(*render)(const Report *report);
} PIECES[] = {{"headline", headline}, {"summary", summary}, {"text", text}, {"data", data}};

static void add_piece(GString *page, const char *name, const Report *report) {
    const char *part = part_text(name);
    if (part != NULL) {
        g_string_append(page, part);
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(PIECES); i++) {
        if (strcmp(PIECES[i].name, name) == 0) {
            g_autofree char *piece = PIECES[i].render(report);
            g_string_append(page, piece);
            return;
        }
    }
    g_assert_not_reached();
}

char *report_render_html(const Report *report) {
    GString *page = g_string_new(NULL);
    const char *rest = part_text("page.html");
    for (const char *mark = strstr(rest, MARK_BEGIN); mark != NULL;
         mark = strstr(rest, MARK_BEGIN)) {
        const char *begin = mark + strlen(MARK_BEGIN);
        const char *end = strstr(begin, MARK_END);
        g_autofree char *name = g_strndup(begin, (gsize)(end - begin));
        g_string_append_len(page, rest, mark - rest);
        add_piece(page, name, report);
        rest = end + strlen(MARK_END);
    }
    g_string_append(page, rest);
    return g_string_free(page, FALSE);
}
