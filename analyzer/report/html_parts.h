/* The files of report/html/ as the build puts them into the binary. */
#ifndef COROLINT_REPORT_HTML_PARTS_H
#define COROLINT_REPORT_HTML_PARTS_H

typedef struct HtmlPart {
    const char *name; /* "page.html" */
    const char *text;
} HtmlPart;

/* Ends with a part without a name. */
extern const HtmlPart html_parts[];

#endif
