#include "extract/keys.h"

#include <string.h>

#include "extract/lexer.h"
#include "extract/source.h"

static gboolean scope_ends_walk(CXCursor scope) {
    return clang_isInvalid(scope.kind) || clang_isTranslationUnit(scope.kind);
}

gboolean keys_is_internal(CXCursor declaration) {
    enum CXLinkageKind linkage = clang_getCursorLinkage(declaration);
    return linkage != CXLinkage_External && linkage != CXLinkage_Invalid;
}

/* A closure's USR, or one that mentions a closure among template arguments, is not unique. libclang
 * spells a closure class as a record without a name: "@Sa", which is not the beginning of a name,
 * as in "@Save", nor a name itself, as in "@F@Sa". */
static gboolean mentions_closure(const char *usr) {
    for (const char *at = usr; (at = strstr(at, "@Sa")) != NULL; at += strlen("@Sa")) {
        gboolean is_name = at - usr >= 2 && at[-2] == '@' && g_ascii_isupper(at[-1]);
        if (!is_name && !lexer_is_identifier(at[strlen("@Sa")]))
            return TRUE;
    }
    return strstr(usr, "(lambda") != NULL;
}

/* Appends a type's spelling. Closures are spelled "(lambda at PATH:LINE:COLUMN)": without the path,
 * which is the machine's. */
static void append_type(GString *text, CXType type) {
    if (type.kind == CXType_Invalid)
        return;
    CXString spelling = clang_getTypeSpelling(clang_getCanonicalType(type));
    const char *rest = clang_getCString(spelling);
    const char *const closure = "(lambda at ";
    g_string_append_c(text, '|');
    for (const char *at; (at = strstr(rest, closure)) != NULL;) {
        g_string_append_len(text, rest, at - rest + (gssize)strlen(closure));
        rest = at + strcspn(at, ")");
        const char *position = rest;
        for (guint colons = 0; position > at && colons < 2;)
            colons += *--position == ':';
        g_string_append_len(text, position, rest - position);
    }
    g_string_append(text, rest);
    clang_disposeString(spelling);
}

/* What tells instantiations over closures, and closures inside of them, apart: the types of all
 * that encloses them, which say where each closure stands. */
static char *enclosing_types(CXCursor declaration) {
    GString *text = g_string_new(NULL);
    CXCursor scope = declaration;
    for (; !scope_ends_walk(scope); scope = clang_getCursorSemanticParent(scope)) {
        append_type(text, clang_getCursorType(scope));
        for (int i = 0; i < clang_Cursor_getNumTemplateArguments(scope); i++)
            append_type(text, clang_Cursor_getTemplateArgumentType(scope, (unsigned)i));
    }
    return g_string_free(text, FALSE);
}

char *keys_text(Extraction *extraction, CXCursor declaration) {
    declaration = clang_getCanonicalCursor(declaration); /* a static one declared ahead is one */
    CXString string = clang_getCursorUSR(declaration);
    const char *usr = clang_getCString(string);
    char *text = NULL;
    gboolean closure = extraction->cxx && usr && mentions_closure(usr);
    if (usr && *usr && clang_getCursorLinkage(declaration) == CXLinkage_External && !closure) {
        text = g_strdup(usr);
    } else {
        SourceSpot spot = source_spelled(extraction, clang_getCursorLocation(declaration));
        SourceSpot seen = source_seen(extraction, clang_getCursorLocation(declaration));
        g_autofree char *types = closure ? enclosing_types(declaration) : NULL;
        text = g_strdup_printf("%s|%s|%u|%u%s", usr ? usr : "", spot.file ? spot.file->path : "",
                               spot.offset, seen.offset, types ? types : "");
    }
    clang_disposeString(string);
    return text;
}

FactsText keys_of(Extraction *extraction, CXCursor declaration) {
    g_autofree char *text = keys_text(extraction, declaration);
    return facts_add_text(extraction->facts, text);
}

static gboolean is_named_scope(CXCursor scope) {
    if (clang_isInvalid(scope.kind) || clang_isTranslationUnit(scope.kind))
        return FALSE;
    if (scope.kind == CXCursor_LinkageSpec)
        return FALSE;
    return clang_Cursor_isInlineNamespace(scope) == 0 && clang_Cursor_isAnonymous(scope) == 0;
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
