/* Bindings: the constants one call gives to its callee, where the callee's own calls depend on
 * them.
 *
 * `say(stderr, …)` and `say(log, …)`, `look(fd, 0)` and `look(fd, -1)` run the same body to
 * different ends: a body is looked at once for each set of constants that matters to it. Values are
 * borrowed from the facts they stand in. */
#ifndef COROLINT_INFER_BINDINGS_H
#define COROLINT_INFER_BINDINGS_H

#include "infer/view.h"

#define BINDINGS_MAX 8U

typedef struct BoundValue {
    const Facts *facts; /* NULL: nothing is known of this parameter */
    FactsRow value;
} BoundValue;

/* What a caller has answered for: the calls a body makes through what it captured, through fields
 * of its object, through fields of what a parameter points to. */
#define BINDINGS_KNOWN_CAPTURES 1U
#define BINDINGS_KNOWN_THIS 2U
#define BINDINGS_KNOWN_PARAMETER 4U /* of the first; the others follow */

struct Bindings {
    BoundValue values[BINDINGS_MAX];
    guint32 known; /* of BINDINGS_KNOWN_… */
};

/* The parameters (as bits) of a body that it hands, itself or through others, to calls whose
 * catalog entries have conditions on them. What was found out is kept in known, by FactsFunction.
 */
guint32 bindings_wanted(const Program *program, const Catalog *catalog, GHashTable *known,
                        ProgramBody body);

/* Fills in what call gives for the parameters in wanted, and appends a text that is equal for equal
 * bindings. */
void bindings_of_call(const View *view, const FactsAction *call, guint32 wanted, Bindings *bindings,
                      GString *signature);

/* What is bound to a place that is a parameter of the view's function; NULL for nothing. */
const BoundValue *bindings_find(const View *view, FactsRow place);

#endif
