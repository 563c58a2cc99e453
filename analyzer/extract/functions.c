#include "extract/functions.h"

#include <string.h>

#include "extract/attributes.h"
#include "extract/body.h"
#include "extract/header_notes.h"
#include "extract/keys.h"
#include "extract/marks.h"
#include "extract/source.h"
#include "extract/types.h"
#include "extract/unclaimed.h"

static gboolean is_function_kind(enum CXCursorKind kind) {
    return kind == CXCursor_FunctionDecl || kind == CXCursor_CXXMethod ||
           kind == CXCursor_Constructor || kind == CXCursor_Destructor ||
           kind == CXCursor_ConversionFunction || kind == CXCursor_FunctionTemplate;
}

static guint32 function_flags(Extraction *extraction, CXCursor function) {
    guint32 flags = attributes_flags(extraction, function);
    gboolean method = function.kind == CXCursor_CXXMethod ||
                      function.kind == CXCursor_ConversionFunction ||
                      function.kind == CXCursor_Constructor || function.kind == CXCursor_Destructor;
    if (method && !clang_CXXMethod_isStatic(function))
        flags |= FACTS_FUNCTION_METHOD;
    if (function.kind == CXCursor_Constructor)
        flags |= FACTS_FUNCTION_CONSTRUCTOR;
    if (function.kind == CXCursor_Destructor)
        flags |= FACTS_FUNCTION_DESTRUCTOR;
    if (method && clang_CXXMethod_isVirtual(function))
        flags |= FACTS_FUNCTION_VIRTUAL;
    if (keys_is_internal(function))
        flags |= FACTS_FUNCTION_INTERNAL;
    if (clang_Cursor_isFunctionInlined(function))
        flags |= FACTS_FUNCTION_INLINE;
    if (clang_Cursor_isVariadic(function))
        flags |= FACTS_FUNCTION_VARIADIC;
    if (!clang_Cursor_isNull(clang_getSpecializedCursorTemplate(function)))
        flags |= FACTS_FUNCTION_INSTANTIATION;
    if (source_in_system(extraction, function))
        flags |= FACTS_FUNCTION_SYSTEM;
    return flags | (extraction->cxx ? FACTS_FUNCTION_CXX : 0U);
}

/* A destructor that nobody wrote is in no table: what it overrides stands for it. */
static void add_overridden(Extraction *extraction, CXCursor function, GArray *keys) {
    CXCursor *overridden = NULL;
    unsigned count = 0;
    clang_getOverriddenCursors(function, &overridden, &count);
    for (unsigned i = 0; i < count; i++) {
        FactsText key = keys_of(extraction, overridden[i]);
        g_array_append_val(keys, key);
        if (function.kind == CXCursor_Destructor)
            add_overridden(extraction, overridden[i], keys);
    }
    if (overridden)
        clang_disposeOverriddenCursors(overridden);
}

static FactsSlice overridden_keys(Extraction *extraction, CXCursor function) {
    g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(guint32));
    add_overridden(extraction, function, keys);
    return facts_add_words(extraction->facts, (guint32 *)(void *)keys->data, keys->len);
}

/* The row is new: what was seen of it in headers counts now. */
static void claim(Extraction *extraction, FactsRow row, CXCursor function) {
    for (guint next = unclaimed_take(extraction, function); next;) {
        const UnclaimedDeclaration *unclaimed = unclaimed_get(extraction, next);
        facts_function(extraction->facts, row)->flags |=
            attributes_flags(extraction, unclaimed->declaration);
        functions_add_marks(extraction, row, unclaimed->marks);
        functions_add_marks(extraction, row, unclaimed->typedef_marks);
        next = unclaimed->next;
    }
}

static FactsRow row_with_key(Extraction *extraction, CXCursor function) {
    FactsText key = keys_of(extraction, function);
    FactsRow row =
        GPOINTER_TO_UINT(g_hash_table_lookup(extraction->function_keys, GUINT_TO_POINTER(key)));
    if (row) {
        facts_function(extraction->facts, row)->flags |= attributes_flags(extraction, function);
        return row;
    }
    row = facts_add_row(extraction->facts, FACTS_TABLE_FUNCTIONS);
    g_hash_table_insert(extraction->function_keys, GUINT_TO_POINTER(key), GUINT_TO_POINTER(row));
    cursor_table_insert(extraction->functions, function, row);
    FactsFunction filled = {.key = key,
                            .name = keys_qualified_name(extraction, function),
                            .range = source_name_range(extraction, function),
                            .flags = function_flags(extraction, function),
                            .return_type =
                                types_row(extraction, clang_getCursorResultType(function))};
    if (filled.flags & FACTS_FUNCTION_METHOD) {
        CXCursor class = clang_getCursorSemanticParent(function);
        filled.class_type = types_row(extraction, clang_getCursorType(class));
    }
    if (filled.flags & FACTS_FUNCTION_VIRTUAL)
        filled.overrides = overridden_keys(extraction, function);
    if (filled.overrides.count > 0) /* its bases say which virtual calls can run it */
        types_complete_row(extraction,
                           clang_getCursorType(clang_getCursorSemanticParent(function)));
    if (filled.flags & FACTS_FUNCTION_INSTANTIATION) {
        CXCursor pattern = clang_getSpecializedCursorTemplate(function);
        FactsRow pattern_row = extraction->local
                                   ? functions_row(extraction, pattern)
                                   : cursor_table_lookup(extraction->functions, pattern);
        if (pattern_row)
            filled.marks = facts_function(extraction->facts, pattern_row)->marks;
    }
    *facts_function(extraction->facts, row) = filled;
    if (extraction->local)
        header_notes_apply(extraction, row);
    else if (!extraction->cxx)
        claim(extraction, row, function);
    return row;
}

FactsRow functions_row(Extraction *extraction, CXCursor function) {
    FactsRow row = cursor_table_lookup(extraction->functions, function);
    if (row)
        return row;
    row = row_with_key(extraction, function);
    cursor_table_insert(extraction->functions, function, row);
    return row;
}

void functions_add_marks(Extraction *extraction, FactsRow row, FactsSlice marks) {
    if (marks.count == 0)
        return;
    Facts *facts = extraction->facts;
    FactsSlice old = facts_function(facts, row)->marks;
    if (old.count == 0) {
        facts_function(facts, row)->marks = marks;
        return;
    }
    guint count = old.count + marks.count;
    g_autofree guint32 *words = g_new(guint32, count);
    for (guint i = 0; i < count; i++)
        words[i] =
            i < old.count ? facts_word(facts, old, i) : facts_word(facts, marks, i - old.count);
    FactsSlice all = facts_add_words(facts, words, count);
    facts_function(facts, row)->marks = all;
}

/* Bodies that are due. */

typedef struct PendingBody {
    FactsRow row;
    CXCursor function;
} PendingBody;

static void want_body(Extraction *extraction, FactsRow row, CXCursor function) {
    if (g_hash_table_contains(extraction->extracted, GUINT_TO_POINTER(row)))
        return;
    g_hash_table_add(extraction->extracted, GUINT_TO_POINTER(row));
    PendingBody body = {row, function};
    g_queue_push_tail(extraction->pending, g_memdup2(&body, sizeof body));
}

/* A default constructor that nobody wrote, or that is `= default`: what it does follows from the
 * fields. libclang places it where its class is. */
static gboolean is_unwritten_constructor(CXCursor function) {
    if (function.kind != CXCursor_Constructor ||
        !clang_CXXConstructor_isDefaultConstructor(function))
        return FALSE;
    CXCursor class = clang_getCursorSemanticParent(function);
    return clang_CXXMethod_isDefaulted(function) ||
           clang_equalLocations(clang_getCursorLocation(function), clang_getCursorLocation(class));
}

gboolean functions_is_inherited_constructor(CXCursor function) {
    if (function.kind != CXCursor_Constructor)
        return FALSE;
    CXString name = clang_getCursorSpelling(function);
    CXString class = clang_getCursorSpelling(clang_getCursorSemanticParent(function));
    const char *text = clang_getCString(name);
    gboolean own = strncmp(text, clang_getCString(class), strcspn(text, "<")) == 0;
    clang_disposeString(name);
    clang_disposeString(class);
    return !own;
}

FactsRow functions_row_used(Extraction *extraction, CXCursor function) {
    FactsRow row = functions_row(extraction, function);
    if (facts_function(extraction->facts, row)->flags & FACTS_FUNCTION_SYSTEM)
        return row;
    CXCursor definition = clang_getCursorDefinition(function);
    if (is_unwritten_constructor(function) || functions_is_inherited_constructor(function)) {
        want_body(extraction, row, function);
        return row;
    }
    if (!is_function_kind(definition.kind) || source_in_system(extraction, definition))
        return row;
    CXCursor pattern = clang_getSpecializedCursorTemplate(function);
    if (!clang_Cursor_isNull(pattern)) {
        FactsRow pattern_row = functions_row(extraction, pattern);
        g_hash_table_add(extraction->patterns, GUINT_TO_POINTER(pattern_row));
        want_body(extraction, row, clang_isCursorDefinition(function) ? function : definition);
        return row;
    }
    want_body(extraction, row, definition);
    return row;
}

static enum CXChildVisitResult take_member(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    if (is_function_kind(cursor.kind) && clang_isCursorDefinition(cursor))
        functions_row_used(data, cursor);
    return cursor.kind == CXCursor_ClassDecl || cursor.kind == CXCursor_StructDecl
               ? CXChildVisit_Recurse
               : CXChildVisit_Continue;
}

void functions_take_members(Extraction *extraction, CXCursor class) {
    clang_visitChildren(class, take_member, extraction);
}

/* The walk over all declarations. */

typedef struct Walk {
    Extraction *extraction;
    GArray *templates; /* of PendingBody: patterns, used when nothing instantiates them */
    GArray *globals;   /* of CXCursor: variables whose initialisers run at start-up */
    GArray *lambdas;   /* of CXCursor: in what initialises fields and parameters */
    gboolean in_template;
} Walk;

static enum CXChildVisitResult visit_declaration(CXCursor cursor, CXCursor parent,
                                                 CXClientData data);

/* Whether a macro's use declares it, name and all: hundreds of accessors, and no mark on them but
 * that macro's own words. */
static gboolean is_declared_by_macro(CXCursor function) {
    unsigned start = 0;
    unsigned name = 0;
    CXSourceLocation first = clang_getRangeStart(clang_getCursorExtent(function));
    clang_getExpansionLocation(first, NULL, NULL, NULL, &start);
    clang_getExpansionLocation(clang_getCursorLocation(function), NULL, NULL, NULL, &name);
    return start == name;
}

static enum CXChildVisitResult collect_lambda(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    if (cursor.kind != CXCursor_LambdaExpr)
        return CXChildVisit_Recurse;
    g_array_append_val((GArray *)data, cursor);
    return CXChildVisit_Continue;
}

/* `T f = [] { … };` of a field or parameter: coroutines all the same where nothing uses it. */
static void collect_parameters_lambdas(Walk *walk, CXCursor function) {
    int count = walk->extraction->cxx ? clang_Cursor_getNumArguments(function) : 0;
    for (int i = 0; i < count; i++)
        clang_visitChildren(clang_Cursor_getArgument(function, (unsigned)i), collect_lambda,
                            walk->lambdas);
}

/* Whether its marks may wait until something uses it. */
static gboolean may_stay_unclaimed(const Extraction *extraction, CXCursor function) {
    return !extraction->cxx && keys_is_internal(function) &&
           !unclaimed_is_taken(extraction, function);
}

static void visit_function(Walk *walk, CXCursor cursor) {
    Extraction *extraction = walk->extraction;
    FactsSlice marks = marks_of(extraction, cursor);
    SourceSpot spot = source_seen(extraction, clang_getCursorLocation(cursor));
    gboolean own = spot.file && spot.file->main;
    gboolean defined = clang_isCursorDefinition(cursor) != 0;
    /* Of headers' inlines in C only those are taken that are marked or used; what an included
     * source defines for others to call is as good as its own. */
    gboolean exported = !keys_is_internal(cursor) && !clang_Cursor_isFunctionInlined(cursor);
    gboolean taken = defined && (own || extraction->cxx || exported ||
                                 (marks.count > 0 && !is_declared_by_macro(cursor)));
    gboolean pattern = cursor.kind == CXCursor_FunctionTemplate || walk->in_template;
    FactsSlice typedef_marks = types_typedef_marks(extraction, clang_getCursorType(cursor));
    if (extraction->notes && !extraction->local && !own)
        header_notes_add(extraction, cursor, marks, typedef_marks);
    if (marks.count == 0 && typedef_marks.count == 0 && !taken)
        return;
    if (!taken && !own && may_stay_unclaimed(extraction, cursor)) {
        unclaimed_leave(extraction, cursor, marks, typedef_marks);
        return;
    }
    FactsRow row = functions_row(extraction, cursor);
    functions_add_marks(extraction, row, marks);
    functions_add_marks(extraction, row, typedef_marks);
    if (!taken)
        return;
    PendingBody body = {row, cursor};
    if (pattern)
        g_array_append_val(walk->templates, body);
    else
        want_body(extraction, row, cursor);
}

static gboolean is_scope(enum CXCursorKind kind) {
    switch (kind) {
    case CXCursor_Namespace:
    case CXCursor_LinkageSpec:
    case CXCursor_UnexposedDecl: /* extern "C", in some versions */
    case CXCursor_FriendDecl:    /* may define the function it befriends */
    case CXCursor_ClassDecl:
    case CXCursor_StructDecl:
    case CXCursor_UnionDecl:
    case CXCursor_ClassTemplate:
    case CXCursor_ClassTemplatePartialSpecialization:
        return TRUE;
    default:
        return FALSE;
    }
}

static void visit_scope(Walk *walk, CXCursor cursor) {
    gboolean was_template = walk->in_template;
    if (cursor.kind == CXCursor_ClassTemplate ||
        cursor.kind == CXCursor_ClassTemplatePartialSpecialization)
        walk->in_template = TRUE;
    marks_enter(walk->extraction, cursor);
    clang_visitChildren(cursor, visit_declaration, walk);
    walk->in_template = was_template;
}

/* What is instantiated for the file stands in a header all the same. */
static gboolean is_in_notes(Extraction *extraction, CXCursor cursor) {
    SourceSpot spot = extraction->local ? source_seen(extraction, clang_getCursorLocation(cursor))
                                        : (SourceSpot){0};
    return spot.file && g_hash_table_contains(extraction->noted, spot.file->path);
}

static enum CXChildVisitResult visit_declaration(CXCursor cursor, CXCursor parent,
                                                 CXClientData data) {
    (void)parent;
    Walk *walk = data;
    Extraction *extraction = walk->extraction;
    if (source_in_system(extraction, cursor) || is_in_notes(extraction, cursor))
        return CXChildVisit_Continue;
    if (is_function_kind(cursor.kind)) {
        visit_function(walk, cursor);
        if (!walk->in_template)
            collect_parameters_lambdas(walk, cursor);
    } else if (cursor.kind == CXCursor_FieldDecl && !walk->in_template)
        clang_visitChildren(cursor, collect_lambda, walk->lambdas);
    else if (is_scope(cursor.kind) && (extraction->cxx || cursor.kind == CXCursor_LinkageSpec))
        visit_scope(walk, cursor);
    else if (cursor.kind == CXCursor_VarDecl && !walk->in_template)
        g_array_append_val(walk->globals, cursor);
    marks_pass(extraction, cursor);
    return CXChildVisit_Continue;
}

static void drain_pending(Extraction *extraction) {
    PendingBody *body = NULL;
    while ((body = g_queue_pop_head(extraction->pending)) != NULL) {
        /* A lambda may have been met meanwhile where it is written, captures and all. */
        if (facts_function(extraction->facts, body->row)->blocks.count == 0)
            body_extract_function(extraction, body->row, body->function);
        g_free(body);
    }
}

static void extract_unused_templates(Walk *walk) {
    Extraction *extraction = walk->extraction;
    for (guint i = 0; i < walk->templates->len; i++) {
        PendingBody *body = &g_array_index(walk->templates, PendingBody, i);
        if (g_hash_table_contains(extraction->patterns, GUINT_TO_POINTER(body->row)))
            continue;
        facts_function(extraction->facts, body->row)->flags |= FACTS_FUNCTION_PATTERN;
        want_body(extraction, body->row, body->function);
    }
    drain_pending(extraction);
}

static void extract_globals(Walk *walk) {
    Extraction *extraction = walk->extraction;
    GArray *own = g_array_new(FALSE, FALSE, sizeof(CXCursor));
    for (guint i = 0; i < walk->globals->len; i++) {
        CXCursor variable = g_array_index(walk->globals, CXCursor, i);
        if (!clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(variable)))
            g_array_append_val(own, variable);
    }
    if (extraction->local)
        g_array_append_vals(own, extraction->used_globals->data, extraction->used_globals->len);
    body_extract_globals(extraction, (CXCursor *)(void *)own->data, own->len);
    g_array_unref(own);
}

void functions_extract_all(Extraction *extraction) {
    Walk walk = {.extraction = extraction,
                 .templates = g_array_new(FALSE, FALSE, sizeof(PendingBody)),
                 .globals = g_array_new(FALSE, FALSE, sizeof(CXCursor)),
                 .lambdas = g_array_new(FALSE, FALSE, sizeof(CXCursor))};
    clang_visitChildren(clang_getTranslationUnitCursor(extraction->unit), visit_declaration, &walk);
    if (!extraction->local)
        extract_globals(&walk);
    drain_pending(extraction);
    extract_unused_templates(&walk);
    body_extract_lambdas(extraction, (CXCursor *)(void *)walk.lambdas->data, walk.lambdas->len);
    drain_pending(extraction);
    if (extraction->local) { /* by now it is known which variables of headers are used */
        extract_globals(&walk);
        drain_pending(extraction);
    }
    g_array_unref(walk.lambdas);
    g_array_unref(walk.templates);
    g_array_unref(walk.globals);
}
