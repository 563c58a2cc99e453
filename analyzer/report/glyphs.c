#include "report/glyphs.h"

#include <string.h>

enum {
    TAB_STOP = 8,
    LONGEST_UTF8 = 6
};

static Glyph glyph_spell_out(const char *format, unsigned value, gsize length) {
    Glyph glyph = {.length = length};
    glyph.width = (unsigned)g_snprintf(glyph.shown, sizeof glyph.shown, format, value);
    return glyph;
}

Glyph glyph_read(const char *text, gsize length) {
    if (text[0] == '\t')
        return (Glyph){.shown = "\t", .length = 1, .width = TAB_STOP, .tab = TRUE};
    if (text[0] == '\0')
        return glyph_spell_out("<U+%04X>", 0, 1);
    gunichar character = g_utf8_get_char_validated(text, (gssize)MIN(length, LONGEST_UTF8));
    if (character == (gunichar)-1 || character == (gunichar)-2)
        return glyph_spell_out("<%02X>", (guchar)text[0], 1);
    Glyph glyph = {.length = (gsize)g_unichar_to_utf8(character, NULL)};
    if (!g_unichar_isprint(character))
        return glyph_spell_out("<U+%04X>", character, glyph.length);
    memcpy(glyph.shown, text, glyph.length);
    if (!g_unichar_iszerowidth(character))
        glyph.width = g_unichar_iswide(character) ? 2 : 1;
    return glyph;
}

void glyphs_append(GString *out, const char *text, gsize length) {
    for (gsize offset = 0; offset < length;) {
        Glyph glyph = glyph_read(text + offset, length - offset);
        g_string_append(out, glyph.shown);
        offset += glyph.length;
    }
}

char *glyphs_of(const char *text) {
    GString *shown = g_string_new(NULL);
    glyphs_append(shown, text, strlen(text));
    return g_string_free(shown, FALSE);
}
