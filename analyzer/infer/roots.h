/* Roots: what a place or a value leads back to in its function, through fields, dereferences and
 * the accessors of smart pointers: a local or parameter (its row of variables), the object, a
 * capture of the lambda, or what a call returned. A root is a number; 0 is none of these. */
#ifndef COROLINT_INFER_ROOTS_H
#define COROLINT_INFER_ROOTS_H

#include "infer/view.h"

/* The object a method is called on. */
#define ROOT_THIS G_MAXUINT32

guint32 roots_of_capture(guint32 index);
guint32 roots_of_result(guint32 action_id);
gboolean roots_is_variable(guint32 root);

guint32 roots_of_place(const View *view, FactsRow place);
guint32 roots_of_value(const View *view, FactsRow value);

#endif
