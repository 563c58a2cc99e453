#include "extract/keys.h"

#include <string.h>

#include "extract/source.h"

gboolean keys_is_internal(CXCursor declaration) {
    enum CXLinkageKind linkage = clang_getCursorLinkage(declaration);
    return linkage != CXLinkage_External && linkage != CXLinkage_Invalid;
}

/* A closure's USR, or one that mentions a closure among template arguments, is not unique. libclang
 * spells a closure class as a record without a name ("@Sa" and kin). */
static gboolean mentions_closure(const char *usr) {
    return strstr(usr, "@Sa") != NULL || strstr(usr, "(lambda") != NULL;
}

FactsText keys_of(Extraction *extraction, CXCursor declaration) {
    declaration = clang_getCanonicalCursor(declaration); /* a static one declared ahead is one */
    CXString string = clang_getCursorUSR(declaration);
    const char *usr = clang_getCString(string);
    FactsText text;
    if (usr && *usr && clang_getCursorLinkage(declaration) == CXLinkage_External &&
        !mentions_closure(usr)) {
        text = facts_add_text(extraction->facts, usr);
    } else {
        SourceSpot spot = source_spelled(extraction, clang_getCursorLocation(declaration));
        FactsText path = spot.file ? facts_file(extraction->facts, spot.file->row)->path : 0;
        SourceSpot seen = source_seen(extraction, clang_getCursorLocation(declaration));
        g_autofree char *key =
            g_strdup_printf("%s|%s|%u|%u", usr ? usr : "", facts_text(extraction->facts, path),
                            spot.offset, seen.offset);
        text = facts_add_text(extraction->facts, key);
    }
    clang_disposeString(string);
    return text;
}

static gboolean is_named_scope(CXCursor scope) {
    if (clang_isInvalid(scope.kind) || clang_isTranslationUnit(scope.kind))
        return FALSE;
    if (scope.kind == CXCursor_LinkageSpec)
        return FALSE;
    return clang_Cursor_isInlineNamespace(scope) == 0 && clang_Cursor_isAnonymous(scope) == 0;
}

static gboolean scope_ends_walk(CXCursor scope) {
    return clang_isInvalid(scope.kind) || clang_isTranslationUnit(scope.kind);
}

static void prepend_name(GString *name, CXCursor cursor) {
    CXString spelling = clang_getCursorSpelling(cursor);
    const char *text = clang_getCString(spelling);
    /* "(anonymous …)" and "(unnamed …)" are no names; `operator()` is one. */
    if (text && *text && (!strchr(text, '(') || g_str_has_prefix(text, "operator"))) {
        if (name->len > 0)
            g_string_prepend(name, "::");
        g_string_prepend(name, text);
    }
    clang_disposeString(spelling);
}

static void strip_template_arguments(GString *name) {
    char *open = strchr(name->str, '<');
    if (open && !strstr(name->str, "operator"))
        g_string_truncate(name, (gsize)(open - name->str));
}

FactsText keys_qualified_name(Extraction *extraction, CXCursor declaration) {
    g_autoptr(GString) name = g_string_new(NULL);
    prepend_name(name, declaration);
    if (declaration.kind == CXCursor_Constructor)
        strip_template_arguments(name); /* spelled `lock_guard<_Mutex>` in a template's own body */
    CXCursor scope = clang_getCursorSemanticParent(declaration);
    for (; !scope_ends_walk(scope); scope = clang_getCursorSemanticParent(scope))
        if (is_named_scope(scope) && scope.kind != CXCursor_FunctionDecl &&
            scope.kind != CXCursor_CXXMethod)
            prepend_name(name, scope);
    return facts_add_text(extraction->facts, name->str);
}
