/* Says what is wrong with a JSON text that the parser refused: where, and what was expected there.
 */
#ifndef COROLINT_CATALOG_JSON_SYNTAX_H
#define COROLINT_CATALOG_JSON_SYNTAX_H

#include <glib.h>

/* The first fault of text, which ends with a NUL and has no comments and no trailing commas, as a
 * constant such as "expected ',' or '}'", and the offset at which that was expected. NULL when
 * there is none. */
const char *json_syntax_fault(const char *text, gsize *offset);

/* The length of the string that opens at text[0], both quotes included; 0 when it is not closed on
 * its line. rest is how much text there is. */
gsize json_syntax_string_length(const char *text, gsize rest);

/* What the parser takes for white space; the NUL at the end of the text is not. */
gboolean json_syntax_is_blank(char character);

#endif
