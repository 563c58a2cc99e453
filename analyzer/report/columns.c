#include "report/columns.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define FIRST_OF_TWO_UNITS 0x10000U

unsigned utf16_length(const char *text, gsize length) {
    unsigned units = 0;
    for (gsize offset = 0; offset < length;) {
        gunichar character = g_utf8_get_char_validated(text + offset, (gssize)(length - offset));
        /* A NUL byte ends the text for GLib, which says that the character is cut off. */
        if (character == (gunichar)-1 || character == (gunichar)-2) {
            offset++;
            units++;
            continue;
        }
        offset += (gsize)g_unichar_to_utf8(character, NULL);
        units += character >= FIRST_OF_TWO_UNITS ? 2 : 1;
    }
    return units;
}

unsigned column_in_utf16(SourceLines *sources, const char *file, unsigned line, unsigned column) {
    SourceLine text;
    if (column == 0 || !source_lines_get(sources, file, line, &text))
        return column;
    gsize before = MIN(column - 1, text.length);
    unsigned beyond = column - 1 - (unsigned)before;
    gsize mark = strlen(BYTE_ORDER_MARK);
    if (line == 1 && before >= mark && memcmp(text.text, BYTE_ORDER_MARK, mark) == 0) {
        text.text += mark;
        before -= mark;
    }
    return utf16_length(text.text, before) + beyond + 1;
}
