/* The rules of a report as SARIF describes them: reportingDescriptor objects. */
#ifndef COROLINT_REPORT_SARIF_RULES_H
#define COROLINT_REPORT_SARIF_RULES_H

#include "report/report.h"

#include <cjson/cJSON.h>

/* One object a rule, in the report's order, so that its index is report_find_rule()'s. */
cJSON *sarif_rules(const Report *report);

#endif
