/* Call maps: which part of the call graph is drawn for a function, and how much of it. */
#ifndef COROLINT_INFER_CALL_MAPS_H
#define COROLINT_INFER_CALL_MAPS_H

#include "infer/explainer.h"
#include "model/call_map.h"

/* What leads from the loop to the functions matched (of FunctionMatch), and from them down to
 * blocking calls; the nearest where that is a lot, and the shortest ways always. The map belongs to
 * the caller. */
CallMap *call_maps_draw(const Explainer *explainer, const GPtrArray *matches);

#endif
