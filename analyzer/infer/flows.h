/* Flows: which functions a field, a variable or a result may ever hold in the whole program.
 *
 * Found once, by what is written, passed and returned anywhere. A field is one for all objects of
 * its class; what is known of an object that has a name of its own (a table, a local) is kept
 * apart. A Flows borrows program and catalog, which must outlive it. */
#ifndef COROLINT_INFER_FLOWS_H
#define COROLINT_INFER_FLOWS_H

#include "infer/members.h"
#include "infer/overrides.h"
#include "infer/view.h"

typedef struct Flows Flows;

Flows *flows_new(const Program *program, const Catalog *catalog, const Members *members,
                 const Overrides *overrides);
void flows_free(Flows *flows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Flows, flows_free)

/* Takes in a unit that was added to the program (model/program_change.h). */
void flows_add_unit(Flows *flows, guint unit);

typedef void (*FlowsVisitor)(const ProgramFunction *function, gpointer data);

/* Where a place stands: in which function of which unit. */
typedef struct FlowsPlace {
    const ProgramUnit *unit;
    FactsRow function;
    FactsRow place;
    FactsRow field; /* a row of variables: that field of the object in place; 0: place itself */
} FlowsPlace;

/* Calls visit for each function that the place may hold. FALSE when nothing is known of it; TRUE
 * without a call is what a constant table says that leaves the field out. */
gboolean flows_each(const Flows *flows, FlowsPlace place, FlowsVisitor visit, gpointer data);
/* Whether the place is a field that is only ever filled by initialisers, as those of tables are. */
gboolean flows_is_of_table(const Flows *flows, FlowsPlace place);
/* The same as flows_each() for what code that does not run on the loop itself passes for a
 * parameter. */
gboolean flows_each_given(const Flows *flows, FlowsPlace parameter, FlowsVisitor visit,
                          gpointer data);
/* The same for what an action of the function (in place.function) returns or makes. */
gboolean flows_each_made(const Flows *flows, FlowsPlace place, guint32 action_id,
                         FlowsVisitor visit, gpointer data);
/* The same for every field of a class, by the name of its type: for tables handed over by pointer.
 */
void flows_each_of_class(const Flows *flows, const char *class_name, FlowsVisitor visit,
                         gpointer data);

#endif
