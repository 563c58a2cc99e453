/* --why as text: for each function, where it runs and by which way, and what blocks in it by which
 * way, as clang prints its diagnostics. */
#ifndef COROLINT_REPORT_WHY_H
#define COROLINT_REPORT_WHY_H

#include "model/explanation.h"

/* explanations: of Explanation, in the order to print them. To be freed with g_free(). */
char *why_render(const GPtrArray *explanations, gboolean color);

#endif
