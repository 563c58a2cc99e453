/* Objects that a library makes or destroys inside a call (`make_unique<T>(…)`, `vector<T>::clear`):
 * the program's own constructors and destructors that run there. */
#ifndef COROLINT_INFER_LIBRARY_OBJECTS_H
#define COROLINT_INFER_LIBRARY_OBJECTS_H

#include "infer/members.h"
#include "infer/view.h"

/* Calls visit for each constructor that may make an object of the class from the arguments of the
 * action, as many as there are from first on. */
typedef void (*LibraryObjectsVisitor)(const View *view, const FactsAction *action,
                                      const ProgramFunction *constructor, gpointer data);
void library_objects_each_constructor(const Members *members, const View *view,
                                      const FactsAction *action, FactsRow type, guint first,
                                      LibraryObjectsVisitor visit, gpointer data);

/* Whether the object of a call that destroys what it holds (or its own end) holds anything. */
gboolean library_objects_holds_something(const View *view, const FactsAction *action);

#endif
