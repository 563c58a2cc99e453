#include "extract/hidden.h"

#include <string.h>

#include "extract/functions.h"
#include "extract/lexer.h"
#include "extract/scopes.h"
#include "extract/source.h"

/* Something libclang's indexer, which goes everywhere, met outside of system headers: a variable's
 * declaration, or a name that is called. */
typedef struct HiddenUse {
    SourceFile *file;
    unsigned offset;
    CXCursor cursor;
    CXCursor container; /* the function it stands in; of a declaration null */
} HiddenUse;

static void note_use(Extraction *extraction, CXIdxLoc location, CXCursor cursor,
                     CXCursor container) {
    SourceSpot spot = source_seen(extraction, clang_indexLoc_getCXSourceLocation(location));
    if (!spot.file || spot.file->system)
        return;
    HiddenUse use = {spot.file, spot.offset, cursor, container};
    g_array_append_val(extraction->hidden, use);
}

static void note_declaration(CXClientData data, const CXIdxDeclInfo *declaration) {
    if (declaration->cursor.kind == CXCursor_VarDecl)
        note_use(data, declaration->loc, declaration->cursor, clang_getNullCursor());
}

static void note_reference(CXClientData data, const CXIdxEntityRefInfo *reference) {
    if (!(reference->role & CXSymbolRole_Call) || !reference->container)
        return;
    if (reference->cursor.kind == CXCursor_DeclRefExpr ||
        reference->cursor.kind == CXCursor_MemberRefExpr)
        note_use(data, reference->loc, reference->cursor, reference->container->cursor);
}

/* Once for a unit, and only when it has such a statement: as dear as another look at everything. */
static void index_unit(Extraction *extraction) {
    extraction->hidden = g_array_new(FALSE, FALSE, sizeof(HiddenUse));
    IndexerCallbacks callbacks = {.indexDeclaration = note_declaration,
                                  .indexEntityReference = note_reference};
    CXIndexAction action = clang_IndexAction_create(extraction->index);
    clang_indexTranslationUnit(action, extraction, &callbacks, sizeof callbacks,
                               CXIndexOpt_IndexFunctionLocalSymbols |
                                   CXIndexOpt_IndexImplicitTemplateInstantiations |
                                   CXIndexOpt_SuppressWarnings,
                               extraction->unit);
    clang_IndexAction_dispose(action);
}

/* How many bytes of text, which stands on the statement, come before the ';' that ends its init;
 * 0 without one. */
static gsize init_length(const char *text) {
    const char *open = strchr(text, '(');
    if (!open)
        return 0;
    const char *end = lexer_skip_balanced(open);
    for (const char *at = lexer_skip_blank(open + 1); at < end && *at;) {
        if (*at == ';')
            return (gsize)(at - text);
        at = lexer_skip_blank(strchr("([{", *at) ? lexer_skip_balanced(at) : lexer_skip_token(at));
    }
    return 0;
}

static gboolean is_in_function(Builder *builder, const HiddenUse *use) {
    CXCursor function = clang_Cursor_isNull(use->container)
                            ? clang_getCursorSemanticParent(use->cursor)
                            : use->container;
    return !clang_isInvalid(function.kind) &&
           functions_row(builder->extraction, function) == builder->function;
}

static unsigned end_offset(Extraction *extraction, CXCursor cursor) {
    return source_seen(extraction, clang_getRangeEnd(clang_getCursorExtent(cursor))).offset;
}

void hidden_emit_init(Builder *builder, CXCursor statement) {
    Extraction *extraction = builder->extraction;
    CXSourceLocation start = clang_getRangeStart(clang_getCursorExtent(statement));
    SourceSpot spot = source_seen(extraction, start);
    gsize length = init_length(source_text_at(extraction, statement));
    if (length == 0 || !spot.file)
        return;
    if (!extraction->hidden)
        index_unit(extraction);
    unsigned from = spot.offset;
    guint mark = scopes_temporaries_mark(builder);
    for (guint i = 0; i < extraction->hidden->len; i++) {
        HiddenUse use = g_array_index(extraction->hidden, HiddenUse, i);
        if (use.file != spot.file || use.offset < from || use.offset >= spot.offset + length ||
            !is_in_function(builder, &use))
            continue;
        if (use.cursor.kind == CXCursor_VarDecl) {
            declarations_emit(builder, use.cursor);
            from = end_offset(extraction, use.cursor); /* what it is made of was seen with it */
        } else {
            calls_emit_named(builder, use.cursor);
            from = use.offset + 1;
        }
    }
    scopes_end_full_expression(builder, mark);
}
