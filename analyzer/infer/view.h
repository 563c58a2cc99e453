/* A function body being looked at, with what belongs to it. Plain pointers into the program;
 * borrowed. */
#ifndef COROLINT_INFER_VIEW_H
#define COROLINT_INFER_VIEW_H

#include "catalog/catalog.h"
#include "model/program.h"

typedef struct Bindings Bindings; /* infer/bindings.h */

typedef struct View {
    const Program *program;
    const Catalog *catalog;
    const ProgramUnit *unit;
    const Facts *facts;
    const ProgramFunction *joined;
    const FactsFunction *function;
    FactsRow row;
    const Bindings *bindings; /* constants the call looked at gives; NULL for none. Borrowed */
    GArray *actions;          /* of FactsRow: where the action with each id stands; 0 for none */
    GArray *block_of;         /* of guint: which block that is */
    const CatalogEntry **entries; /* by id: what effects_entry() found */
    guint8 *looked_up;            /* by id: whether it was asked already */
    guint8 *reached;              /* for each block: whether it can run */
    guint *predecessor_start;     /* by block: where its own begin among predecessors */
    guint *predecessors;          /* blocks that can run and lead there */
    gboolean settled;             /* what can run is known: answers about actions are final */
    gboolean by_name_alone;       /* entries are looked up without their conditions */
    gboolean outside;             /* as it runs outside of coroutines */
} View;

/* Free what it holds with view_clear(). */
void view_init(View *view, const Program *program, const Catalog *catalog, ProgramBody body);
/* The same, but what can run is what runs outside of coroutines, where the catalogs know how code
 * tells. */
void view_init_outside(View *view, const Program *program, const Catalog *catalog,
                       ProgramBody body);
void view_clear(View *view);

/* What a row of the view's functions is in the program; NULL for row 0, and for one that nothing in
 * the program mentions. */
ProgramFunction *view_function(const View *view, FactsRow row);

guint view_block_count(const View *view);
const FactsBlock *view_block(const View *view, guint block);
/* NULL when no action has the id. */
const FactsAction *view_action(const View *view, guint32 id);

/* Calls visit for every action that can run, in order of blocks. */
typedef void (*ViewVisitor)(const View *view, const FactsAction *action, gpointer data);
void view_each_action(const View *view, ViewVisitor visit, gpointer data);

/* Walks forward from just behind an action until visit answers FALSE on a path; each action is met
 * once. Conditions of edges are shown with a NULL action. */
typedef gboolean (*ViewWalker)(const View *view, const FactsAction *action, FactsRow condition,
                               gpointer data);
void view_walk_forward(const View *view, const FactsAction *from, ViewWalker visit, gpointer data);
/* The same backward from just before an action, actions only. */
void view_walk_backward(const View *view, const FactsAction *from, ViewWalker visit, gpointer data);

/* Whether every path from behind the action ends in a function that never returns. */
gboolean view_surely_ends(const View *view, const FactsAction *action);

#endif
