/* Sessions: files that are open in an editor, parsed again and again.
 *
 * The first time a file is parsed like any other. Then its headers are made into a precompiled
 * preamble, so that the next time little more than the file's own text is parsed, and what the
 * walk over the headers found stands in notes (header_notes.h). Such facts are partial: of what the
 * file itself says, and what it refers to in headers, they say what those of a whole parse do. When
 * a header has changed, or one of the directives in front of everything else, it begins anew. */
#ifndef COROLINT_EXTRACT_SESSION_H
#define COROLINT_EXTRACT_SESSION_H

#include "extract/extract.h"

/* The files that are open: the few used last. */
typedef struct ExtractSessions ExtractSessions;

ExtractSessions *extract_sessions_new(void);
void extract_sessions_free(ExtractSessions *sessions);

/* extract_run() for a request with contents that is to be kept open. */
void extract_sessions_run(ExtractSessions *sessions, const ExtractRequest *request,
                          ExtractResult *result);
/* What can be done in advance for the next request like the last one. To be called when the result
 * has been handed on: it takes as long as two parses. */
void extract_sessions_prepare(ExtractSessions *sessions);

#endif
