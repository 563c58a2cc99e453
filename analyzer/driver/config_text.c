#include "driver/config_text.h"

#include <cjson/cJSON.h>
#include <string.h>

enum {
    COMMENT_COLUMN = 44 /* unless what stands before it is longer */
};

char *config_text_quote(const char *text) {
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    cJSON *string = cJSON_CreateString(valid);
    char *printed = cJSON_PrintUnformatted(string);
    char *quoted = g_strdup(printed);
    cJSON_free(printed);
    cJSON_Delete(string);
    return quoted;
}

/* A file's name may hold a line break, which would end the comment. */
static char *on_one_line(const char *comment) {
    return g_strdelimit(g_strdup(comment), "\r\n", ' ');
}

static void append_indent(GString *text, guint indent) {
    for (guint i = 0; i < indent; i++)
        g_string_append(text, "  ");
}

void config_text_comment(GString *text, guint indent, const char *comment) {
    g_autofree char *line = comment ? on_one_line(comment) : NULL;
    append_indent(text, indent);
    g_string_append_printf(text, "//%s%s\n", line ? " " : "", line ? line : "");
}

void config_text_line(GString *text, guint indent, const char *setting, gboolean another,
                      const char *comment) {
    gsize start = text->len;
    append_indent(text, indent);
    g_string_append(text, setting);
    if (another)
        g_string_append_c(text, ',');
    if (comment) {
        g_autofree char *line = on_one_line(comment);
        do
            g_string_append_c(text, ' ');
        while (text->len - start < COMMENT_COLUMN);
        g_string_append_printf(text, "// %s", line);
    }
    g_string_append_c(text, '\n');
}
