/* The program: the facts of all translation units, joined by key.
 *
 * Units stand in the order of their paths, never in order of arrival, so that what is found does
 * not depend on which worker was faster. A Program owns its units and their facts. */
#ifndef COROLINT_MODEL_PROGRAM_H
#define COROLINT_MODEL_PROGRAM_H

#include "model/facts.h"

typedef struct ProgramUnit {
    guint index; /* among the program's units */
    char *file;  /* absolute */
    Facts *facts;
    gboolean reported;   /* findings in it are wanted */
    gboolean incomplete; /* not all of it could be parsed */
    gboolean changed;    /* it came when the program was joined already (program_change.h) */
    gboolean outdated;   /* a later unit says what the file holds now (program_change.h) */
    struct ProgramFunction **functions; /* owned; by row, what each of them is in the program */
} ProgramUnit;

/* One body of a function: a row of functions in a unit. */
typedef struct ProgramBody {
    guint unit;
    FactsRow row;
} ProgramBody;

/* What is known of one function from all the files that mention it. */
typedef struct ProgramFunction {
    const char *key; /* not owned: text of a unit */
    const char *name;
    guint32 flags;    /* FactsFunctionFlags of all its declarations */
    GPtrArray *marks; /* of const char *, not owned; NULL for none */
    GArray *bodies;   /* of ProgramBody; NULL when none is in the program */
    gboolean
        clashes; /* several definitions, none of them weak: programs of their own, or a mistake */
    gboolean never_returns; /* found out by infer/termination.h */
} ProgramFunction;

typedef struct Program {
    char *root;            /* what relative paths in facts are relative to */
    gboolean partial;      /* there may well be other units of it that were not added */
    GPtrArray *units;      /* of ProgramUnit */
    GHashTable *functions; /* key to ProgramFunction */
    GPtrArray *in_order;   /* the same ProgramFunctions, by unit and row */
    GHashTable *by_name;   /* qualified name to the first ProgramFunction with a body */
    GHashTable *by_file;   /* path in facts to the ProgramFunctions with a body there (GPtrArray);
                              NULL until a file changes (program_change.h) */
} Program;

/* root may be NULL. */
Program *program_new(const char *root);
void program_free(Program *program);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Program, program_free)

/* Takes over facts. The unit is the program's. */
ProgramUnit *program_add_unit(Program *program, const char *file, Facts *facts, gboolean reported);

/* Joins what was added. To be called once, after the last unit. */
void program_join(Program *program);

/* Notes whether its bodies are several definitions. */
void program_note_clash(const Program *program, ProgramFunction *function);

/* What messages call it: its name, or that it is a lambda that has none. */
const char *program_function_shown_name(const ProgramFunction *function);

/* The function that a row of a unit's functions is. Never NULL but for row 0. */
ProgramFunction *program_function(const Program *program, guint unit, FactsRow row);
/* The next row behind after that is the function in a unit; 0 for none. */
FactsRow program_next_row(const Program *program, const ProgramFunction *function, guint unit,
                          FactsRow after);
/* Whether a body is a template's own: what of it runs, and whether, only its instantiations show.
 */
gboolean program_body_is_pattern(const Program *program, ProgramBody body);
/* NULL when nothing in the program mentions it. */
ProgramFunction *program_find(const Program *program, const char *key);
/* The body a call in a unit runs: a strong one, if there is any, and of these the unit's own. FALSE
 * when there is none. */
gboolean program_choose_body(const Program *program, const ProgramFunction *function, guint unit,
                             ProgramBody *chosen);
/* All that it may run (of ProgramBody), that one first: where several programs define the name and
 * the unit does not, which of them it belongs to is not known. Free with g_array_unref(). */
GArray *program_choose_bodies(const Program *program, const ProgramFunction *function, guint unit);
/* The function with a body that has that name, in the unit or else anywhere. FALSE for none. */
gboolean program_find_body_by_name(const Program *program, const char *name, guint unit,
                                   ProgramBody *found);
ProgramUnit *program_unit(const Program *program, guint index);

/* The absolute path of a file of facts. Free with g_free(). */
char *program_path(const Program *program, const Facts *facts, FactsRow file);

#endif
