/* The source lines an HTML page needs: around every step of every finding, each line once.
 *
 * Lines too long to be read are cut around the column that made them needed. */
#ifndef COROLINT_REPORT_HTML_SOURCES_H
#define COROLINT_REPORT_HTML_SOURCES_H

#include "model/finding.h"
#include "model/source_lines.h"
#include "report/paths.h"

#include <cjson/cJSON.h>

typedef struct HtmlSources HtmlSources;

/* The lines that are shown of a range. */
typedef struct HtmlExcerpt {
    int file; /* which of html_sources_to_json()'s files; -1 for a range of no file */
    unsigned first;
    unsigned last;
} HtmlExcerpt;

/* sources must outlive what is returned. */
HtmlSources *html_sources_new(SourceLines *sources);
void html_sources_free(HtmlSources *html);

/* Asks for the lines around a range. */
HtmlExcerpt html_sources_add(HtmlSources *html, const SourceRange *range);

/* An array of the files, in the order they were first asked for: path, and lines by their number. A
 * line is its text; one that is cut is [units of UTF-16 left out before, text, whether more
 * follows].
 */
cJSON *html_sources_to_json(const HtmlSources *html, const ShownPaths *paths);

#endif
