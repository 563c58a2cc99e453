/* The JSON format, for editors and scripts: one object, described by docs/report.schema.json.
 *
 * Every key is always there and always of the same type: a text that is not known is "". Text that
 * is not UTF-8, as a path may be, is made so. */
#ifndef COROLINT_REPORT_JSON_H
#define COROLINT_REPORT_JSON_H

#include "report/report.h"

/* The object and a line break. To be freed with g_free(). */
char *report_render_json(const Report *report);

#endif
