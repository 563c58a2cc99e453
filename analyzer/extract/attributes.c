#include "extract/attributes.h"

#include <string.h>

#include "extract/source.h"

typedef struct Attributes {
    Extraction *extraction;
    guint32 flags;
} Attributes;

static enum CXChildVisitResult look_at_attribute(CXCursor cursor, CXCursor parent,
                                                 CXClientData data) {
    (void)parent;
    Attributes *attributes = data;
    if (cursor.kind == CXCursor_CXXFinalAttr)
        attributes->flags |= FACTS_FUNCTION_FINAL;
    if (cursor.kind != CXCursor_UnexposedAttr)
        return CXChildVisit_Continue;
    const char *text = source_text_at(attributes->extraction, cursor);
    if (g_str_has_prefix(text, "gnu"))
        text += strspn(text + 3, ": ") + 3;
    if (source_is_word(text, "noreturn") || source_is_word(text, "_Noreturn") ||
        source_is_word(text, "__noreturn__"))
        attributes->flags |= FACTS_FUNCTION_NORETURN;
    if (source_is_word(text, "weak") || source_is_word(text, "__weak__") ||
        source_is_word(text, "pragma"))
        attributes->flags |= FACTS_FUNCTION_WEAK;
    return CXChildVisit_Continue;
}

guint32 attributes_flags(Extraction *extraction, CXCursor function) {
    Attributes attributes = {extraction, 0};
    clang_visitChildren(function, look_at_attribute, &attributes);
    CXString spelling =
        clang_getTypeSpelling(clang_getCanonicalType(clang_getCursorType(function)));
    /* The function's own stands after its last parenthesis, a parameter's before it. */
    const char *attribute = g_strrstr(clang_getCString(spelling), "__attribute__((noreturn))");
    if (attribute && !strchr(attribute + strlen("__attribute__((noreturn))"), ')'))
        attributes.flags |= FACTS_FUNCTION_NORETURN;
    clang_disposeString(spelling);
    return attributes.flags;
}
