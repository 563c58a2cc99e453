/* Who is who across files: keys and qualified names. */
#ifndef COROLINT_EXTRACT_KEYS_H
#define COROLINT_EXTRACT_KEYS_H

#include "extract/extraction.h"

/* The USR where that is good across files; otherwise the USR with the file's path and the offset,
 * for a USR names files by their base name only, and not every closure. */
FactsText keys_of(Extraction *extraction, CXCursor declaration);
/* The same as a text of its own: free with g_free(). */
char *keys_text(Extraction *extraction, CXCursor declaration);

/* The name with its namespaces and classes, inline and anonymous namespaces left out. */
FactsText keys_qualified_name(Extraction *extraction, CXCursor declaration);

/* Whether the declaration is known in its own translation unit only. */
gboolean keys_is_internal(CXCursor declaration);

#endif
