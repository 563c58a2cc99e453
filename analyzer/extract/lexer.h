/* Just enough of C's lexical rules to find one's way in source text: identifiers, comments,
 * literals, balanced brackets. Every function stops at the text's end ('\0'). */
#ifndef COROLINT_EXTRACT_LEXER_H
#define COROLINT_EXTRACT_LEXER_H

#include <glib.h>

gboolean lexer_is_identifier(char letter);
/* How many bytes of text are one identifier; 0 when it starts none. */
gsize lexer_identifier_length(const char *text);
/* Past blanks, newlines, line continuations and comments. */
const char *lexer_skip_blank(const char *text);
/* Past the comment that starts there; text where none does. */
const char *lexer_skip_comment(const char *text);
/* Past one token, whatever it is; literals, raw strings included, are one token. */
const char *lexer_skip_token(const char *text);
/* text stands on an opening bracket: past its closing one. */
const char *lexer_skip_balanced(const char *text);
/* text stands on the '#' of a directive: past its last line. */
const char *lexer_skip_directive(const char *text);

#endif
