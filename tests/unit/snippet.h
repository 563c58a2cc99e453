/* Tests of what extraction writes down for small sources.
 *
 * A case is a source and the facts it is expected to give, as facts_print() spells them. Every
 * source of a set stands behind the set's prelude, one line of declarations: it begins on line 2.
 * Nothing is read from disk. */
#ifndef COROLINT_TESTS_SNIPPET_H
#define COROLINT_TESTS_SNIPPET_H

#include "extract/extract.h"
#include "facts_printer.h"

typedef enum SnippetLanguage {
    SNIPPET_C,
    SNIPPET_CXX,
} SnippetLanguage;

typedef struct SnippetCase {
    const char *name; /* what it shows */
    const char *source;
    const char *facts;
} SnippetCase;

typedef struct SnippetSet {
    const char *path; /* of the tests, e.g. "/flow" */
    SnippetLanguage language;
    guint options; /* of FactsPrinterOptions */
    const char *prelude;
    const SnippetCase *cases;
    guint count;
} SnippetSet;

/* Preludes. What they declare is only ever called. */
#define SNIPPET_PRELUDE_C                                                                          \
    "void a(void); void b(void); void c(void); int t(void); int u(void);"                          \
    "void die(void) __attribute__((noreturn)); void take(int, int);"
#define SNIPPET_PRELUDE_CXX                                                                        \
    "void a(int = 0); void b(); void c(); int t(); int u(); [[noreturn]] void die();"              \
    "struct Range { int *begin(); int *end(); }; Range range();"                                   \
    "struct G { G(); G(int); G(G &&); ~G(); bool ok() const; operator bool() const; int v; };"     \
    "G make(); void take(const G &); void take(const G &, const G &);"

/* Adds one test for each case of a set; set must outlive them. */
void snippet_add_tests(const SnippetSet *set);

/* The facts of one source; libclang must find nothing wrong with it. */
Facts *snippet_facts(SnippetLanguage language, const char *source);

#endif
