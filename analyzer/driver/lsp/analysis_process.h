/* The inside of an analysis (driver/lsp/analysis.h): runs in a process that was forked for it. */
#ifndef COROLINT_DRIVER_LSP_ANALYSIS_PROCESS_H
#define COROLINT_DRIVER_LSP_ANALYSIS_PROCESS_H

#include "driver/lsp/analysis.h"

/* Serves until the questions end, and ends the process. units are those of lsp_analysis_start().
 */
G_NORETURN void lsp_analysis_process_run(int questions, int answers, const GArray *units,
                                         gboolean whole, const char *root, Settings *settings);

#endif
