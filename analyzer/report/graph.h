/* --graph: a call map in the language of Graphviz, for `dot -Tsvg`. */
#ifndef COROLINT_REPORT_GRAPH_H
#define COROLINT_REPORT_GRAPH_H

#include "model/call_map.h"

/* To be freed with g_free(). */
char *graph_render(const CallMap *map);

#endif
