/* Changing a program: one file says something new, as while it is typed.
 *
 * The file's new facts become a further unit, in the place of all that other units know of the
 * file's own functions. The old units stay where they are, for what was found out by them may point
 * there; only the bodies they gave to functions of the file are taken away. So a changed program
 * answers for the file as one that is joined anew does, but for what other files say because of it:
 * that takes a new program. */
#ifndef COROLINT_MODEL_PROGRAM_CHANGE_H
#define COROLINT_MODEL_PROGRAM_CHANGE_H

#include "model/program.h"

typedef struct ProgramChange {
    char *file;           /* owned; absolute */
    guint unit;           /* the new one */
    GHashTable *replaced; /* set of program_body_key(): bodies that are no more */
    GPtrArray *functions; /* of ProgramFunction: those that lost a body or got a new one */
} ProgramChange;

/* Notes which functions stand in which file, which the first change does otherwise. */
void program_change_prepare(Program *program);

/* Takes over facts. complete: all of the file could be parsed. The program has been joined. Clear
 * change with program_change_clear(). */
void program_change(Program *program, const char *file, Facts *facts, gboolean complete,
                    ProgramChange *change);
void program_change_clear(ProgramChange *change);

/* Whether a body is one of those that are no more. */
gboolean program_change_has_replaced(const ProgramChange *change, ProgramBody body);
/* The units they were in, a set of indexes as pointers. */
GHashTable *program_change_replaced_units(const ProgramChange *change);

#endif
