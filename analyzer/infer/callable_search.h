/* Callable search: which functions a value may be, asked where it is called.
 *
 * A function's own code says most: what was written last, what a constant table has in that place.
 * What only the callers know (parameters, captures, fields of what they pass) is noted as a source.
 * Where neither says anything, whatever the program ever puts there counts (infer/flows.h). */
#ifndef COROLINT_INFER_CALLABLE_SEARCH_H
#define COROLINT_INFER_CALLABLE_SEARCH_H

#include "infer/callables.h"

/* Something a body calls that only its callers know. */
typedef enum CallableSourceKind {
    CALLABLE_SOURCE_PARAMETER, /* index: which */
    CALLABLE_SOURCE_CAPTURE,   /* index: which */
    CALLABLE_SOURCE_FIELD,     /* index: of what (CALLABLE_THIS, …); field */
} CallableSourceKind;

/* Of what a source of the last kind is a field: of the object a method is called on, or of what a
 * parameter (by its number, from CALLABLE_FIRST_PARAMETER on) is or points to. */
#define CALLABLE_THIS 0U
#define CALLABLE_FIRST_PARAMETER 1U

typedef struct CallableSource {
    CallableSourceKind kind;
    guint index;
    const char *field; /* its name: in a template's own body the field is another row */
} CallableSource;

/* One question: what runs at an action of a body. */
typedef struct CallableSearch {
    Callables *callables;
    const View *view;
    const FactsAction *action;
    CallablesVisitor visit; /* NULL when only sources are asked for, or whether anything is found */
    gpointer data;
    GPtrArray *found; /* of const ProgramFunction: each is told once */
    GArray *sources;  /* of CallableSource: what only callers know goes here; NULL: not asked for */
    guint depth;
    guint doubt; /* of what is found now (doubts.h); 0: it is certain */
} CallableSearch;

/* How far a callable is followed through locals, moves and wrappers. */
#define CALLABLE_DEPTH 8U

/* Tell the visitor what a value, an object in a place, an object of a class may be called as. */
void callable_search_value(CallableSearch *search, FactsRow value);
void callable_search_object(CallableSearch *search, FactsRow place, FactsRow type);
void callable_search_type(const CallableSearch *search, FactsRow type);
/* A function named in the body: the captures of a lambda written there are looked into as well. */
void callable_search_function(CallableSearch *search, FactsRow function);
void callable_search_captures(CallableSearch *search, FactsRow lambda,
                              const ProgramFunction *function);
void callable_search_found(const CallableSearch *search, const ProgramFunction *function,
                           guint32 known);

void callable_search_add_source(CallableSearch *search, CallableSource source);

/* Of which object of the function's callers (CALLABLE_THIS, …) the place is; FALSE for none. */
gboolean callable_search_slot(const View *view, FactsRow place, guint *slot);

#endif
