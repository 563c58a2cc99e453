/* A report: everything one run found, and writing it down in one of several formats.
 *
 * A Report owns its findings and errors; report_free() lets go of all of it. Writing changes
 * nothing in it and judges nothing: a finding is complete before it comes here. A NULL text means
 * that nothing is known. Paths are shown relative to the current directory when they lie below it.
 */
#ifndef COROLINT_REPORT_REPORT_H
#define COROLINT_REPORT_REPORT_H

#include "model/finding.h"
#include "model/rule_description.h"
#include "model/source_lines.h"

#include <glib.h>
#include <stdio.h>

/* A file that could not be analysed fully, and why. */
typedef struct RunError {
    char *file;    /* NULL when the error belongs to no file */
    char *message; /* where line is known: "line 1, column 2: …" */
    guint line;    /* 0 when it belongs to no line */
    guint column;
    const char *what; /* the message without the place, which is its end */
} RunError;

typedef struct Report {
    GPtrArray *findings;  /* of Finding, sorted by finding_compare(); never NULL */
    GPtrArray *errors;    /* of RunError; never NULL */
    GArray *rules;        /* of RuleDescription: the rules that were asked; never NULL */
    SourceLines *sources; /* what findings stand in; never NULL */
    unsigned files;
    unsigned functions;
    unsigned coroutines;
    unsigned loop_bodies; /* coroutines, and callbacks of an event loop */
    unsigned suppressed;
    gboolean has_baseline;
    unsigned baselined; /* findings left out because the baseline has them */
    gboolean has_diff;
    unsigned unchanged; /* findings left out because no changed line brings them in */
    double seconds;
    const char *libclang_version; /* not owned */
} Report;

typedef enum ReportFormat {
    REPORT_TEXT,
    REPORT_JSON,
    REPORT_SARIF,
    REPORT_GITHUB,
    REPORT_GITLAB,
    REPORT_JUNIT,
    REPORT_HTML,
} ReportFormat;

Report *report_new(void);
void report_free(Report *report);
/* Copies both texts. What is there already is not added again: a database may list a file twice. */
void report_add_error(Report *report, const char *file, const char *message);
/* The same for an error at a place in the file: what is the message without it. */
void report_add_error_at(Report *report, const char *file, guint line, guint column,
                         const char *what);

void report_add_rule(Report *report, RuleDescription rule);
/* The index of the rule with that id in report->rules; -1 when it is not among them. */
int report_find_rule(const Report *report, const char *id);

/* FALSE when text names no format. */
gboolean report_format_parse(const char *text, ReportFormat *format);
/* All of them, the default first: "text, json and html" with "and" for the word. To be freed with
 * g_free(). */
char *report_format_list(const char *word);

/* Whether what is written to this descriptor should be coloured: it is a terminal that can show
 * colours, and nobody has asked for none (NO_COLOR, see no-color.org). */
gboolean report_use_color(int descriptor);

/* Writes the report to sink and flushes it. FALSE with a G_FILE_ERROR when not all of it could be
 * written: a full disk, a closed pipe. Only the text format knows colours. A caller that wants to
 * hear of a closed pipe ignores SIGPIPE. */
gboolean report_write(const Report *report, ReportFormat format, gboolean color, FILE *sink,
                      GError **error);

/* Writes the report, without colours, to the file of that name, replacing what it held. */
gboolean report_write_file(const Report *report, ReportFormat format, const char *path,
                           GError **error);

/* The same for any text. */
gboolean report_put(const char *text, FILE *sink, GError **error);
gboolean report_put_file(const char *text, const char *path, GError **error);

/* The closing line, without line break: "3 findings (2 warnings, 1 error) in 12 files, 40
 * functions, 5 coroutines", and what was suppressed if anything was. To be freed with g_free(). */
char *report_format_summary(const Report *report);

#endif
