#include "extract/extraction.h"

static enum CXChildVisitResult push_child(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    g_array_append_val((GArray *)data, cursor);
    return CXChildVisit_Continue;
}

Children children_push(Extraction *extraction, CXCursor parent) {
    Children children = {extraction->children->len, 0};
    clang_visitChildren(parent, push_child, extraction->children);
    children.count = extraction->children->len - children.first;
    return children;
}

CXCursor children_get(const Extraction *extraction, Children children, guint index) {
    return g_array_index(extraction->children, CXCursor, children.first + index);
}

void children_pop(Extraction *extraction, Children children) {
    g_array_set_size(extraction->children, children.first);
}

gboolean cursor_is_expression(CXCursor cursor) {
    return clang_isExpression(cursor.kind) != 0;
}

static guint cursor_hash(gconstpointer key) {
    return clang_hashCursor(*(const CXCursor *)key);
}

static gboolean cursor_equal(gconstpointer left, gconstpointer right) {
    return clang_equalCursors(*(const CXCursor *)left, *(const CXCursor *)right) != 0;
}

GHashTable *cursor_table_new(void) {
    return g_hash_table_new_full(cursor_hash, cursor_equal, g_free, NULL);
}

FactsRow cursor_table_lookup(GHashTable *table, CXCursor cursor) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(table, &cursor));
}

void cursor_table_insert(GHashTable *table, CXCursor cursor, FactsRow row) {
    g_hash_table_insert(table, g_memdup2(&cursor, sizeof cursor), GUINT_TO_POINTER(row));
}

FactsText extraction_add_string(Extraction *extraction, CXString string) {
    FactsText text = facts_add_text(extraction->facts, clang_getCString(string));
    clang_disposeString(string);
    return text;
}
