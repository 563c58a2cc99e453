/* --verify: findings against the `// expect: RULE[, RULE]` comments of the files they stand in. */
#ifndef COROLINT_DRIVER_VERIFY_H
#define COROLINT_DRIVER_VERIFY_H

#include "driver/options.h"
#include "report/report.h"

/* Compares the report's findings with the comments of files (of const char *, absolute), writes
 * each difference to sink, and returns how many there are. An expectation that names no rule is
 * one. */
guint verify_report(const Report *report, GPtrArray *files, const Options *options, FILE *sink);

#endif
