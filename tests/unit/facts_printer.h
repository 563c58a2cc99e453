/* Facts as text, for tests and for looking at what extraction wrote down.
 *
 * One function is a headline and a line for each block that can be reached, in the order the edges
 * lead to them; chains of blocks without a branch are one. The text does not depend on row numbers:
 *
 *     function f [coroutine_fn]
 *       b0: call pthread_mutex_lock(&param0->lock) -> b1 if param1, b2 if not param1
 *       b1: call g() -> b2
 *       b2: call pthread_mutex_unlock(&param0->lock); return 0 -> end
 *
 * Places: `param0` the first parameter, `local m`, `static m`, `this.m`, `f()` the result of a call
 * to f, `new T` an allocation, `capture0`, `?` what is not known; other names are globals. A block
 * without a `->` ends there. Free what is returned with g_free(). */
#ifndef COROLINT_TESTS_FACTS_PRINTER_H
#define COROLINT_TESTS_FACTS_PRINTER_H

#include "model/facts.h"

typedef enum FactsPrinterOptions {
    FACTS_PRINT_PLAIN = 0,
    FACTS_PRINT_READS = 1 << 0,  /* reads too */
    FACTS_PRINT_MACROS = 1 << 1, /* `<OUTER, INNER>` after what a macro brings about, `<in MACRO>`
                                    after what stands in one's arguments */
    FACTS_PRINT_RANGES = 1 << 2, /* `@line:column-line:column` after each action */
    FACTS_PRINT_SKETCH = 1 << 3, /* no declarations, writes and returns: calls and the like alone */
} FactsPrinterOptions;

/* Every function that has a body or marks, in the order of the table. */
char *facts_print(const Facts *facts, guint options);

/* One function by its row. */
char *facts_print_function(const Facts *facts, FactsRow function, guint options);

char *facts_print_place(const Facts *facts, FactsRow function, FactsRow place);
char *facts_print_value(const Facts *facts, FactsRow function, FactsRow value);

#endif
