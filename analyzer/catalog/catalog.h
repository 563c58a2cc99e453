/* What is known of APIs: entries read from JSON (docs/catalog.md), found by the name of what is
 * called, constructed, destroyed or declared.
 *
 * A Catalog owns its entries and their texts; it is read once and constant afterwards. */
#ifndef COROLINT_CATALOG_CATALOG_H
#define COROLINT_CATALOG_CATALOG_H

#include <glib.h>

typedef enum CatalogMatcher {
    CATALOG_FUNCTION,
    CATALOG_CONSTRUCTOR,
    CATALOG_DESTRUCTOR,
    CATALOG_TYPE,
    CATALOG_MACRO,
    CATALOG_MATCHER_COUNT,
} CatalogMatcher;

typedef enum CatalogBlockKind {
    CATALOG_BLOCK_NONE,
    CATALOG_BLOCK_LOCK,
    CATALOG_BLOCK_SLEEP,
    CATALOG_BLOCK_WAIT,
    CATALOG_BLOCK_IO,
    CATALOG_BLOCK_PROCESS,
} CatalogBlockKind;

typedef enum CatalogLockKind {
    CATALOG_LOCK_BY_TYPE, /* the lock's own type decides */
    CATALOG_LOCK_THREAD,
    CATALOG_LOCK_ASYNC,
    CATALOG_LOCK_FILE,
} CatalogLockKind;

/* Something a call is about. */
typedef enum CatalogSubjectKind {
    CATALOG_SUBJECT_NONE,
    CATALOG_SUBJECT_ARGUMENT, /* argument number `argument` */
    CATALOG_SUBJECT_RECEIVER, /* the object of a method call */
    CATALOG_SUBJECT_RESULT,
    CATALOG_SUBJECT_ARGUMENTS, /* all of them */
    CATALOG_SUBJECT_ALWAYS,    /* `true`, where the format allows it */
} CatalogSubjectKind;

typedef struct CatalogSubject {
    CatalogSubjectKind kind;
    guint argument;
    CatalogLockKind lock; /* of locks: which kind it is */
} CatalogSubject;

typedef enum CatalogConditionKind {
    CATALOG_CONDITION_HAS, /* one of names is or-ed in */
    CATALOG_CONDITION_IS,  /* it is one of names */
    CATALOG_CONDITION_ZERO,
    CATALOG_CONDITION_NULL,
    CATALOG_CONDITION_TYPE,      /* its type is one of names */
    CATALOG_CONDITION_GIVEN,     /* the argument is passed, or (given FALSE) is not */
    CATALOG_CONDITION_DISCARDED, /* nothing uses the result */
} CatalogConditionKind;

typedef struct CatalogCondition {
    CatalogConditionKind kind;
    CatalogSubject subject;
    gboolean given;
    char **names; /* NULL-terminated; NULL for kinds without names */
} CatalogCondition;

typedef enum CatalogAnswer {
    CATALOG_UNSAID,
    CATALOG_NO,
    CATALOG_YES,
} CatalogAnswer;

typedef enum CatalogSuccess {
    CATALOG_SUCCESS_UNSAID,
    CATALOG_SUCCESS_ZERO,
    CATALOG_SUCCESS_NONZERO,
    CATALOG_SUCCESS_NEGATIVE,
} CatalogSuccess;

typedef enum CatalogPart { /* which type an entry constructs or destroys an object of */
    CATALOG_PART_NONE,
    CATALOG_PART_TEMPLATE, /* the function's first template argument */
    CATALOG_PART_ELEMENT,  /* the receiver's first */
    CATALOG_PART_MAPPED,   /* the receiver's second */
} CatalogPart;

typedef enum CatalogHop {
    CATALOG_HOP_NONE,
    CATALOG_HOP_POOL,
    CATALOG_HOP_LOOP,
} CatalogHop;

typedef enum CatalogPredicate {
    CATALOG_PREDICATE_NONE,
    CATALOG_PREDICATE_IN_COROUTINE,
    CATALOG_PREDICATE_HOLDS_LOCK,
} CatalogPredicate;

typedef struct CatalogEntry {
    const char *library; /* the catalog's; what errors call the text where it says none */
    CatalogMatcher matcher;
    char **names;      /* what it is about, NULL-terminated */
    gboolean external; /* not about a function that the program itself defines */
    GArray *when;      /* of CatalogCondition: all must hold; NULL for none */
    GArray *unless;    /* of CatalogCondition: any; NULL for none */

    CatalogBlockKind blocks;
    CatalogSubject acquires;
    CatalogSubject tries;
    CatalogSuccess success;
    CatalogSubject releases;
    CatalogSubject releases_while_waiting;
    CatalogSubject reads;
    CatalogSubject writes;
    CatalogSubject initialises;
    CatalogSubject adopts;
    CatalogSubject disarms;
    CatalogAnswer suspends;
    CatalogAnswer returns;       /* CATALOG_NO: never */
    CatalogSubject returns_same; /* the result is that very object */
    CatalogSubject descriptor;
    CatalogSubject nonblocking;
    CatalogSubject file;
    CatalogSubject output; /* an argument, or CATALOG_SUBJECT_ALWAYS */
    GArray *calls;         /* of CatalogSubject, here and below; NULL for none */
    GArray *loop;
    GArray *pool;
    GArray *spawns;
    GArray *keeps;
    gboolean allocates; /* the result is storage nobody else has seen */
    CatalogPart constructs;
    CatalogPart destroys;
    CatalogHop hops;
    CatalogPredicate predicate;
    CatalogLockKind lock; /* of types: CATALOG_LOCK_BY_TYPE means no lock */
    gboolean guard;       /* of types and macros */
    char *instead;        /* NULL when nothing is said */
} CatalogEntry;

typedef enum CatalogMark {
    CATALOG_MARK_NONE,
    CATALOG_MARK_COROUTINE,
    CATALOG_MARK_MIXED,
    CATALOG_MARK_PLAIN,
    CATALOG_MARK_NONBLOCKING,
    CATALOG_MARK_BLOCKING, /* a call waits; those behind it block in another way */
    CATALOG_MARK_BLOCKING_LOCK,
    CATALOG_MARK_BLOCKING_SLEEP,
    CATALOG_MARK_BLOCKING_IO,
    CATALOG_MARK_BLOCKING_PROCESS,
    CATALOG_MARK_OFFLOADED, /* what it does, another thread does */
    CATALOG_MARK_COUNT,
} CatalogMark;

/* A library as its catalog describes it. */
typedef struct CatalogLibrary {
    char *name;
    char **headers;      /* patterns of what its users include, NULL-terminated; NULL for none */
    char **return_types; /* those its users may want to configure; NULL for none */
    guint entries;       /* how many there are */
    gboolean built_in;
} CatalogLibrary;

typedef struct Catalog Catalog;

Catalog *catalog_new(void);
void catalog_free(Catalog *catalog);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Catalog, catalog_free)

/* Adds the entries of one JSON text behind those already there. name is what errors call the text.
 * FALSE, with a message that names line and column and says what was expected, when it is
 * malformed; nothing is added then. */
gboolean catalog_add_json(Catalog *catalog, const char *name, const char *text, GError **error);

typedef struct JsonText JsonText; /* catalog/json_text.h */

/* The same for a text that is parsed already and has more to it, a configuration: adds what is
 * right of its catalog keys (reader_catalog_keys), and leaves all complaints to the caller. */
void catalog_add_parsed(Catalog *catalog, const JsonText *json);

/* Adds every built-in catalog. An error here is a defect of the build. */
gboolean catalog_add_builtin(Catalog *catalog, GError **error);

/* The entries about a name, in order of precedence (of const CatalogEntry); NULL when there are
 * none. Owned by the catalog. */
const GPtrArray *catalog_lookup(const Catalog *catalog, CatalogMatcher matcher, const char *name);

/* What a mark means; CATALOG_MARK_NONE for one nobody knows. */
CatalogMark catalog_mark(const Catalog *catalog, const char *mark);

/* What a function is said to be by its name, whatever marks it has. FALSE when nothing is said. */
gboolean catalog_function_mark(const Catalog *catalog, const char *name, CatalogMark *mark);

/* Whether any type is said to make coroutines of the functions that return it. */
gboolean catalog_knows_return_types(const Catalog *catalog);
/* Whether this one does. name is its canonical spelling. */
gboolean catalog_returns_task(const Catalog *catalog, const char *name);

/* Of const CatalogLibrary, in the order they were added. Owned by the catalog. */
const GPtrArray *catalog_libraries(const Catalog *catalog);

/* Calls visit for each mark, function or return type that something is said of: marks and names in
 * order of the alphabet, then patterns in order of precedence. origin tells a person where that is
 * said. */
typedef void (*CatalogMarkVisitor)(const char *text, CatalogMark mark, const char *origin,
                                   gpointer data);
void catalog_each_mark(const Catalog *catalog, CatalogMarkVisitor visit, gpointer data);
void catalog_each_function(const Catalog *catalog, CatalogMarkVisitor visit, gpointer data);
void catalog_each_return_type(const Catalog *catalog, CatalogMarkVisitor visit, gpointer data);

/* Program output is to be looked at as well: nothing on it is said by default. */
void catalog_set_pedantic(Catalog *catalog);
gboolean catalog_is_pedantic(const Catalog *catalog);

/* How many names the entries match, for tests and --version. */
guint catalog_name_count(const Catalog *catalog);

/* "lock", "sleep", … as the format spells them; NULL for CATALOG_BLOCK_NONE. */
const char *catalog_block_kind_name(CatalogBlockKind kind);
/* "coroutine", "mixed", … as the format spells them. */
const char *catalog_mark_name(CatalogMark mark);
/* How a call of what is marked so blocks; CATALOG_BLOCK_NONE when it does not say that it does. */
CatalogBlockKind catalog_mark_block_kind(CatalogMark mark);

/* Frees an entry that no catalog owns (yet). */
void catalog_entry_free(CatalogEntry *entry);

#define CATALOG_ERROR catalog_error_quark()
GQuark catalog_error_quark(void);

#endif
