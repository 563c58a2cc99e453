/* Writing configurations: JSON with a comment behind each line that wants one. */
#ifndef COROLINT_DRIVER_CONFIG_TEXT_H
#define COROLINT_DRIVER_CONFIG_TEXT_H

#include <glib.h>

/* A text as JSON writes it, with its quotes. Free with g_free(). */
char *config_text_quote(const char *text);

/* Appends "// comment" as a line of its own, whatever the comment holds; "//" for NULL. */
void config_text_comment(GString *text, guint indent, const char *comment);

/* Appends one line: setting, indented, a comma if another follows, and the comment behind it; NULL
 * for none. */
void config_text_line(GString *text, guint indent, const char *setting, gboolean another,
                      const char *comment);

#endif
