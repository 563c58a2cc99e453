/* Names of places: two places of a body that have one name are surely the same one.
 *
 * A name is a root and a path behind it: `(0)*.KEY;` is the field KEY of what the first parameter
 * points or refers to. Roots are
 *     (i)    parameter i                  {row}  a local or static local
 *     this   the object                   g:KEY; a global
 *     cI;    capture I of a lambda        <id>   the result of an action
 * so a name made of the others than locals and results means something to callers too. Names are
 * equal as pointers when they are equal as texts: a PlaceNames owns them. */
#ifndef COROLINT_INFER_PLACE_NAMES_H
#define COROLINT_INFER_PLACE_NAMES_H

#include "infer/place_paths.h"

typedef struct PlaceNames PlaceNames;

PlaceNames *place_names_new(void);
void place_names_free(PlaceNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlaceNames, place_names_free)

/* To be told when the program has changed: what a call returns may be another place then. */
void place_names_change(PlaceNames *names);

/* NULL for a place that is not known to be the same as any other. */
const char *place_name(PlaceNames *names, const View *view, FactsRow place);
/* Of the object a value is: what an address leads to, what an action made, what a place holds. */
const char *place_name_of_object(PlaceNames *names, const View *view, FactsRow value);
/* The same, but what a pointer points to in place of the pointer. */
const char *place_name_of_target(PlaceNames *names, const View *view, FactsRow value);
/* Of the variable or result a value is read from, for values that are compared. */
const char *place_name_of_value(PlaceNames *names, const View *view, FactsRow value);
/* What an action makes, when it stands nowhere yet. */
const char *place_name_of_result(PlaceNames *names, guint32 action_id);

/* What stands for the function's result in names that callers see. */
#define PLACE_RETURNED "returned"

/* A text of the caller's own making, kept as the names are. */
const char *place_name_keep(PlaceNames *names, const char *text);

/* A callee's name as its caller names it at the call; NULL when the caller cannot name it. */
const char *place_name_at_call(PlaceNames *names, const View *view, const FactsAction *call,
                               const char *name);

/* What follows the field in a path that begins with it (what stands behind an object's name); NULL
 * when it begins with another. */
const char *place_name_behind_field(const View *view, FactsRow field, const char *path);
/* The name a place has through a variable that is given a pointer value (place_name_of_value) that
 * leads to it or to what it lies in; NULL when the value leads elsewhere. */
const char *place_name_through(PlaceNames *names, const char *name, const char *value,
                               const char *variable);

#endif
