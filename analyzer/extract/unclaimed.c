#include "extract/unclaimed.h"

/* What stands for the list of a function that has a row. */
#define TAKEN G_MAXUINT

GArray *unclaimed_new(void) {
    return g_array_new(FALSE, FALSE, sizeof(UnclaimedDeclaration));
}

void unclaimed_leave(Extraction *extraction, CXCursor declaration, FactsSlice marks,
                     FactsSlice typedef_marks) {
    CXCursor canonical = clang_getCanonicalCursor(declaration);
    UnclaimedDeclaration unclaimed = {declaration, marks, typedef_marks,
                                      cursor_table_lookup(extraction->unclaimed, canonical)};
    g_array_append_val(extraction->unclaimed_list, unclaimed);
    cursor_table_insert(extraction->unclaimed, canonical, extraction->unclaimed_list->len);
}

guint unclaimed_take(Extraction *extraction, CXCursor function) {
    CXCursor canonical = clang_getCanonicalCursor(function);
    guint first = cursor_table_lookup(extraction->unclaimed, canonical);
    cursor_table_insert(extraction->unclaimed, canonical, TAKEN);
    return first == TAKEN ? 0 : first;
}

gboolean unclaimed_is_taken(const Extraction *extraction, CXCursor function) {
    CXCursor canonical = clang_getCanonicalCursor(function);
    return cursor_table_lookup(extraction->unclaimed, canonical) == TAKEN;
}

const UnclaimedDeclaration *unclaimed_get(const Extraction *extraction, guint next) {
    return &g_array_index(extraction->unclaimed_list, UnclaimedDeclaration, next - 1);
}
