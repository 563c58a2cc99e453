/* SARIF 2.1.0, the OASIS standard for findings, as GitHub's code scanning and editors read it.
 *
 * Files below the current directory, on GitHub the checkout, are named relative to it, by way of
 * the base SRCROOT. Columns count units of UTF-16. The way through the program, in the order it
 * runs, is a finding's code flow. */
#ifndef COROLINT_REPORT_SARIF_H
#define COROLINT_REPORT_SARIF_H

#include "report/report.h"

/* To be freed with g_free(). */
char *report_render_sarif(const Report *report);

#endif
