/* Doubts: how much of a guess it is which function a call through a pointer or a virtual call runs.
 *
 * One such call may run any function that stands where it looks, and one that blocks is enough. A
 * way through several of them is one of many combinations, most of which no object ever has: what
 * each adds is multiplied, and beyond DOUBTS_MOST a way is a guess that is not reported. It keeps
 * switchboards silent (notifiers, interrupt lines, memory regions), where hundreds of functions
 * meet in one field and only who put them there knows which one runs. */
#ifndef COROLINT_INFER_DOUBTS_H
#define COROLINT_INFER_DOUBTS_H

#include <glib.h>

#define DOUBTS_MOST 4U

/* What a call adds that runs one of so many functions: 1 when that is certain. Functions of tables,
 * and overrides, are made for the call; those that code puts into a field now and then, less so. */
guint doubts_of_table(guint functions);
guint doubts_of_field(guint functions);

#endif
