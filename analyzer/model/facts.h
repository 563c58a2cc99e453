/* What one translation unit says, written down without judging it.
 *
 * Facts are flat tables of fixed-size rows that refer to one another by row number, and to texts by
 * their place in one pool. Row 0 of every table, and text 0, mean "none", so a zeroed row is a
 * valid one. Nothing holds a pointer or a path of the machine below the project's root: facts can
 * be cached, shipped and judged again under another configuration without parsing.
 *
 * A Facts is either gathered or read. One that is gathered (facts_new()) owns tables that grow:
 * rows are borrowed and move when their table grows, so keep the number, not the pointer. One that
 * is read (facts_from_bytes()) is never written to: its tables are the bytes themselves, of which
 * it holds a reference, be they a mapped file or memory. facts_free() lets go of either. */
#ifndef COROLINT_MODEL_FACTS_H
#define COROLINT_MODEL_FACTS_H

#include <glib.h>

typedef guint32 FactsText; /* offset into the pool of texts */
typedef guint32 FactsRow;  /* row number in a table */

/* A run of rows of one table: which one is said where the slice stands. */
typedef struct FactsSlice {
    guint32 first;
    guint32 count;
} FactsSlice;

/* Lines and columns count from 1, columns in bytes; the end is exclusive. A row of `files`. */
typedef struct FactsRange {
    FactsRow file;
    guint32 line;
    guint32 column;
    guint32 end_line;
    guint32 end_column;
} FactsRange;

typedef enum FactsFileFlags {
    FACTS_FILE_MAIN = 1 << 0,
    FACTS_FILE_SYSTEM = 1 << 1,
} FactsFileFlags;

typedef struct FactsFile {
    FactsText path; /* relative to the project's root where it lies below it */
    guint32 flags;
} FactsFile;

typedef enum FactsFunctionFlags {
    FACTS_FUNCTION_DEFINED = 1 << 0,
    FACTS_FUNCTION_INTERNAL = 1 << 1, /* static, or in an anonymous namespace */
    FACTS_FUNCTION_INLINE = 1 << 2,
    FACTS_FUNCTION_WEAK = 1 << 3,
    FACTS_FUNCTION_NORETURN = 1 << 4,
    FACTS_FUNCTION_VIRTUAL = 1 << 5,
    FACTS_FUNCTION_FINAL = 1 << 6,
    FACTS_FUNCTION_METHOD = 1 << 7, /* has an object: not a static member */
    FACTS_FUNCTION_CONSTRUCTOR = 1 << 8,
    FACTS_FUNCTION_DESTRUCTOR = 1 << 9,
    FACTS_FUNCTION_LAMBDA = 1 << 10,
    FACTS_FUNCTION_COROUTINE = 1 << 11, /* has co_await, co_yield or co_return */
    FACTS_FUNCTION_INSTANTIATION = 1 << 12,
    FACTS_FUNCTION_PATTERN = 1 << 13, /* a template's own body, its names unresolved */
    FACTS_FUNCTION_SYSTEM = 1 << 14,
    FACTS_FUNCTION_CXX = 1 << 15,
    FACTS_FUNCTION_INITIALISER = 1 << 16, /* not a function: a file's global initialisers */
    FACTS_FUNCTION_VARIADIC = 1 << 17,
} FactsFunctionFlags;

typedef struct FactsFunction {
    FactsText key;
    FactsText name;   /* qualified, without inline namespaces */
    FactsRange range; /* of the name, at the definition where there is one */
    guint32 flags;
    FactsSlice marks;      /* of words: FactsText, annotations and macro names as written */
    FactsRow return_type;  /* row of types */
    FactsRow class_type;   /* of a method: row of types */
    FactsSlice overrides;  /* of words: FactsText, keys of what it overrides directly; of a
                              destructor, of those further up as well */
    FactsRow parent;       /* of a lambda: the function it is written in */
    FactsSlice parameters; /* of words: FactsRow of variables */
    FactsSlice captures;   /* of words: FactsRow of values, ADDRESS or PLACE in the parent */
    FactsSlice blocks;     /* of blocks; the first is the entry */
    guint32 action_count;  /* ids of actions are below this */
} FactsFunction;

typedef enum FactsTypeFlags {
    FACTS_TYPE_RECORD = 1 << 0,
    FACTS_TYPE_POINTER = 1 << 1,
    FACTS_TYPE_REFERENCE = 1 << 2,
    FACTS_TYPE_FINAL = 1 << 3,
    FACTS_TYPE_CONST = 1 << 4,
    FACTS_TYPE_ARRAY = 1 << 5,
    FACTS_TYPE_FUNCTION = 1 << 6,
    FACTS_TYPE_SYSTEM = 1 << 7, /* declared in a system header; its fields are left out */
    FACTS_TYPE_NUMBER = 1 << 9,
    FACTS_TYPE_COMPLETE = 1 << 10, /* bases, fields and destructor are written down */
} FactsTypeFlags;

typedef struct FactsType {
    FactsText name;      /* canonical, without struct/union/enum and outer const, volatile */
    FactsText base_name; /* of a record: qualified name without inline namespaces and arguments */
    FactsSlice aliases;  /* of words: FactsText, the typedef names it was written as, outer first */
    guint32 flags;
    FactsRow pointee;     /* of pointers, references and arrays; of functions: what they return */
    FactsSlice arguments; /* of words: FactsRow of types, template arguments that are types */
    FactsSlice bases;     /* of words: FactsRow of types */
    FactsSlice fields;    /* of words: FactsRow of variables */
    FactsRow destructor;  /* row of functions; 0 when none is written */
    FactsSlice marks;     /* of words: FactsText, of the typedef it was written as */
} FactsType;

typedef enum FactsVariableFlags {
    FACTS_VARIABLE_STATIC = 1 << 0,
    FACTS_VARIABLE_PARAMETER = 1 << 1,
    FACTS_VARIABLE_REFERENCE = 1 << 2,
    FACTS_VARIABLE_CONST = 1 << 3,
    FACTS_VARIABLE_GLOBAL = 1 << 4,
    FACTS_VARIABLE_FIELD = 1 << 5,
    FACTS_VARIABLE_ADDRESS_TAKEN = 1 << 6,
} FactsVariableFlags;

/* A local, parameter, global or field. */
typedef struct FactsVariable {
    FactsText name;
    FactsText key; /* of globals and fields; 0 for locals */
    FactsRow type;
    FactsRange range; /* of the declarator's name */
    guint32 flags;
    FactsRow initial;    /* row of values; 0 when not initialised */
    guint32 write_count; /* writes after the declaration that the function shows */
    FactsSlice marks;    /* of words */
} FactsVariable;

typedef enum FactsPlaceKind {
    FACTS_PLACE_NONE,
    FACTS_PLACE_PARAMETER, /* detail: row of variables; index: which */
    FACTS_PLACE_THIS,
    FACTS_PLACE_LOCAL,      /* detail: row of variables */
    FACTS_PLACE_STATIC,     /* a static local; detail: row of variables */
    FACTS_PLACE_GLOBAL,     /* detail: row of variables */
    FACTS_PLACE_RESULT,     /* detail: id of the action whose result it is */
    FACTS_PLACE_ALLOCATION, /* detail: id of the action that made it */
    FACTS_PLACE_CAPTURE,    /* detail: which of the lambda's captures */
    FACTS_PLACE_UNKNOWN,    /* detail: a number of its own: equal to no other */
    FACTS_PLACE_FIELD,      /* of base; detail: row of variables */
    FACTS_PLACE_DEREF,      /* what base points to */
    FACTS_PLACE_INDEX,      /* an element of base; detail: a constant index + 1, or a row of values
                               with FACTS_COMPUTED_INDEX set */
} FactsPlaceKind;

#define FACTS_COMPUTED_INDEX 0x80000000U

typedef struct FactsPlace {
    guint32 kind;
    FactsRow base; /* row of places, for field, deref and index */
    guint32 detail;
    guint32 index;
    FactsRow type; /* row of types */
} FactsPlace;

typedef enum FactsValueKind {
    FACTS_VALUE_UNKNOWN,
    FACTS_VALUE_CONSTANT,
    FACTS_VALUE_NULL,
    FACTS_VALUE_STRING,
    FACTS_VALUE_PLACE,    /* what the place holds; left: row of places */
    FACTS_VALUE_ADDRESS,  /* a pointer or reference to it; left: row of places */
    FACTS_VALUE_FUNCTION, /* left: row of functions */
    FACTS_VALUE_LAMBDA,   /* left: row of functions */
    FACTS_VALUE_OBJECT,   /* a literal; fields: slice of words, (row of variables, row of values)…;
                             left: id of the action that makes it where it is a temporary, or 0 */
    FACTS_VALUE_RESULT,   /* left: id of an action of this function */
    FACTS_VALUE_BINARY,   /* left, right: values; operator */
    FACTS_VALUE_NOT,      /* left: value */
    FACTS_VALUE_CHOICE,   /* either left or right */
} FactsValueKind;

typedef enum FactsOperator {
    FACTS_OPERATOR_OTHER,
    FACTS_OPERATOR_OR,
    FACTS_OPERATOR_AND,
    FACTS_OPERATOR_ADD,
    FACTS_OPERATOR_SUBTRACT,
    FACTS_OPERATOR_EQUAL,
    FACTS_OPERATOR_NOT_EQUAL,
    FACTS_OPERATOR_LESS,
    FACTS_OPERATOR_GREATER,
    FACTS_OPERATOR_LESS_EQUAL,
    FACTS_OPERATOR_GREATER_EQUAL,
} FactsOperator;

typedef struct FactsValue {
    gint64 constant;
    guint16 kind;
    guint16 operator;
    guint32 left;
    guint32 right;
    FactsRow type;          /* row of types */
    FactsSlice identifiers; /* of words: FactsText, the names a constant was written with */
    FactsSlice fields;      /* of words */
} FactsValue;

typedef enum FactsActionKind {
    FACTS_ACTION_NONE,
    FACTS_ACTION_CALL,
    FACTS_ACTION_CONSTRUCT, /* target: the place made; type: its class */
    FACTS_ACTION_DESTROY,   /* target: the place that ends; type: its class; function: a cleanup */
    FACTS_ACTION_SUSPEND,   /* co_await, co_yield; type: of the awaiter; value: the operand */
    FACTS_ACTION_READ,      /* target */
    FACTS_ACTION_WRITE,     /* target; value */
    FACTS_ACTION_BIND,      /* target; value: a function or lambda */
    FACTS_ACTION_DECLARE,   /* target: a local; value: its initialiser */
    FACTS_ACTION_RETURN,    /* value */
    FACTS_ACTION_DELETE,    /* value: what is deleted; type: the class */
} FactsActionKind;

typedef enum FactsActionFlags {
    FACTS_ACTION_DISCARDED = 1 << 0, /* nothing uses the result */
    FACTS_ACTION_VIRTUAL = 1 << 1,   /* may run an override */
    FACTS_ACTION_UNKNOWN_CALLEE = 1 << 2,
    FACTS_ACTION_TEMPORARY = 1 << 3, /* destroy: at the end of the full expression */
    FACTS_ACTION_COMPOUND = 1 << 4,  /* write: reads its target after its operand (`x += …`) */
    FACTS_ACTION_ALLOCATES = 1 << 5, /* construct: by new */
    FACTS_ACTION_AWAIT = 1 << 6,     /* call: made by co_await itself */
} FactsActionFlags;

typedef struct FactsAction {
    guint32 kind;
    guint32 flags;
    guint32 id; /* in order of evaluation as written; what values refer to */
    FactsRange range;
    FactsText macro;       /* the macro whose use brings it about: the outermost */
    FactsText inner_macro; /* and the one whose text it stands in */
    FactsText around;      /* the outermost macro in whose arguments it is written */
    FactsRow function;     /* call: the callee's row, 0 through a pointer */
    FactsRow target;       /* row of places; call: the object of a method call */
    FactsRow type;         /* row of types; call: of the object as written */
    FactsRow value;        /* row of values; call through a pointer: the pointer */
    FactsSlice arguments;  /* of words: FactsRow of values */
} FactsAction;

#define FACTS_BLOCK_ENTRY 0U
#define FACTS_BLOCK_EXIT 1U /* what a return leads to; empty */

typedef struct FactsBlock {
    FactsSlice actions;
    FactsSlice edges;
} FactsBlock;

typedef enum FactsEdgeFlags {
    FACTS_EDGE_TRUE = 1 << 0,      /* taken when the condition holds; otherwise when it does not */
    FACTS_EDGE_EXCEPTION = 1 << 1, /* to a handler */
} FactsEdgeFlags;

typedef struct FactsEdge {
    guint32 target;     /* which block of the function */
    FactsRow condition; /* row of values; 0: always */
    guint32 flags;
} FactsEdge;

typedef enum FactsCommentFlags {
    FACTS_COMMENT_IN_DOUBT = 1 << 0, /* stands in a branch of #if of which the facts hold no code:
                                        perhaps it is left out */
} FactsCommentFlags;

/* What a comment asks of linters. */
typedef struct FactsComment {
    FactsText text; /* as written: NOLINT, NOLINTNEXTLINE(a, b), … */
    FactsRange range;
    guint32 flags;
} FactsComment;

typedef enum FactsTable {
    FACTS_TABLE_WORDS,
    FACTS_TABLE_FILES,
    FACTS_TABLE_FUNCTIONS,
    FACTS_TABLE_TYPES,
    FACTS_TABLE_VARIABLES,
    FACTS_TABLE_PLACES,
    FACTS_TABLE_VALUES,
    FACTS_TABLE_BLOCKS,
    FACTS_TABLE_EDGES,
    FACTS_TABLE_ACTIONS,
    FACTS_TABLE_COMMENTS,
    FACTS_TABLE_COUNT,
} FactsTable;

typedef struct FactsRows {
    gpointer rows; /* never written to when the facts were read */
    guint32 count;
} FactsRows;

typedef struct Facts {
    const char *texts;
    guint32 text_size;
    FactsRows tables[FACTS_TABLE_COUNT];
    struct FactsDraft *draft; /* private: what grows; NULL in facts that were read */
    GBytes *bytes;            /* what read facts stand in; NULL while they are gathered */
} Facts;

Facts *facts_new(void);
void facts_free(Facts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Facts, facts_free)

/* Only while facts are gathered. */

/* The pool keeps one copy of each text. NULL and "" are 0. */
FactsText facts_add_text(Facts *facts, const char *text);
/* Appends a zeroed row and returns its number. */
FactsRow facts_add_row(Facts *facts, FactsTable table);
/* Appends count rows of the table's type and returns where they stand. */
FactsSlice facts_add_rows(Facts *facts, FactsTable table, gconstpointer rows, guint count);
/* Appends count words and returns where they stand. */
FactsSlice facts_add_words(Facts *facts, const guint32 *words, guint count);

static inline const char *facts_text(const Facts *facts, FactsText text) {
    return facts->texts + text;
}

static inline guint facts_count(const Facts *facts, FactsTable table) {
    return facts->tables[table].count;
}

static inline guint32 facts_word(const Facts *facts, FactsSlice slice, guint index) {
    return ((const guint32 *)facts->tables[FACTS_TABLE_WORDS].rows)[slice.first + index];
}

/* Every question walks over rows: inline, for they are looked up millions of times. */
#define FACTS_ACCESSOR(function, Type, TABLE)                                                      \
    static inline Type *function(const Facts *facts, FactsRow row) {                               \
        return (Type *)facts->tables[TABLE].rows + row;                                            \
    }

FACTS_ACCESSOR(facts_file, FactsFile, FACTS_TABLE_FILES)
FACTS_ACCESSOR(facts_function, FactsFunction, FACTS_TABLE_FUNCTIONS)
FACTS_ACCESSOR(facts_type, FactsType, FACTS_TABLE_TYPES)
FACTS_ACCESSOR(facts_variable, FactsVariable, FACTS_TABLE_VARIABLES)
FACTS_ACCESSOR(facts_place, FactsPlace, FACTS_TABLE_PLACES)
FACTS_ACCESSOR(facts_value, FactsValue, FACTS_TABLE_VALUES)
FACTS_ACCESSOR(facts_block, FactsBlock, FACTS_TABLE_BLOCKS)
FACTS_ACCESSOR(facts_edge, FactsEdge, FACTS_TABLE_EDGES)
FACTS_ACCESSOR(facts_action, FactsAction, FACTS_TABLE_ACTIONS)
FACTS_ACCESSOR(facts_comment, FactsComment, FACTS_TABLE_COMMENTS)

#undef FACTS_ACCESSOR

/* Bytes of one row. */
gsize facts_row_size(FactsTable table);

/* The value argument index of a call or construction; row 0 when it has fewer. */
FactsRow facts_argument(const Facts *facts, const FactsAction *action, guint index);

/* Whether words of slice name text. */
gboolean facts_words_contain_text(const Facts *facts, FactsSlice slice, const char *text);

/* One self-contained block of bytes, the same for equal facts. */
GBytes *facts_to_bytes(const Facts *facts);
/* And back. NULL with an error when the bytes are no facts of this build, cut short or damaged.
 * Holds a reference to bytes and copies nothing, unless they do not start where a row may. */
Facts *facts_from_bytes(GBytes *bytes, GError **error);

/* Changes with the layout of any row: facts of another layout are not read. */
#define FACTS_LAYOUT 3U

#define FACTS_ERROR facts_error_quark()
GQuark facts_error_quark(void);

#endif
