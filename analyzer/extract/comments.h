/* Comments that speak to linters, in the unit's own file and the project's headers. */
#ifndef COROLINT_EXTRACT_COMMENTS_H
#define COROLINT_EXTRACT_COMMENTS_H

#include "extract/extraction.h"

/* To be called last: what is known of the code around a comment says whether it counts. */
void comments_extract(Extraction *extraction);

#endif
