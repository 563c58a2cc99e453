#include "infer/context.h"

CatalogMark context_mark(const Catalog *catalog, const ProgramFunction *function) {
    CatalogMark found = CATALOG_MARK_NONE;
    for (guint i = 0; function->marks && i < function->marks->len; i++) {
        CatalogMark mark = catalog_mark(catalog, g_ptr_array_index(function->marks, i));
        /* One that says "coroutine" wins over one that says less. */
        if (mark != CATALOG_MARK_NONE && (found == CATALOG_MARK_NONE || mark < found))
            found = mark;
    }
    return found;
}

LoopRole context_role(const Catalog *catalog, const ProgramFunction *function) {
    if (function->flags & FACTS_FUNCTION_COROUTINE)
        return LOOP_ROLE_COROUTINE;
    switch (context_mark(catalog, function)) {
    case CATALOG_MARK_COROUTINE:
        return LOOP_ROLE_COROUTINE;
    case CATALOG_MARK_NONBLOCKING:
        return LOOP_ROLE_CALLBACK;
    default:
        return LOOP_ROLE_NONE;
    }
}
