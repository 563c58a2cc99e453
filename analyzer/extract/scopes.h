/* Scopes: what is destroyed where, on every way out, and the labels that ways out lead to. */
#ifndef COROLINT_EXTRACT_SCOPES_H
#define COROLINT_EXTRACT_SCOPES_H

#include "extract/flow.h"

void scopes_start(Builder *builder);
/* Leads every goto to its label, destroying what it leaves. To be called once all is drawn. */
void scopes_finish(Builder *builder);
void scopes_free(gpointer scope);

void scopes_enter(Builder *builder);
/* Destroys what the innermost scope holds, in the current block, and leaves it. */
void scopes_leave(Builder *builder);
/* Destroys what is alive inside of until, in the current block; nothing is left. */
void scopes_unwind(Builder *builder, const Scope *until);

/* The innermost scope ends with this DESTROY. */
void scopes_add(Builder *builder, FactsAction destroy);

void scopes_label(Builder *builder, CXCursor label);
void scopes_goto(Builder *builder, CXCursor label);
/* A computed goto: to any label of the function. */
void scopes_goto_any(Builder *builder);

/* The full expression ends here: temporaries made since mark die. */
guint scopes_temporaries_mark(const Builder *builder);
void scopes_end_full_expression(Builder *builder, guint mark);
/* The same where the expression may end in several blocks: the temporaries are still to die in the
 * others. */
void scopes_destroy_temporaries(Builder *builder, guint mark);
/* A temporary, by its index, lives as long as the innermost scope. */
void scopes_keep_temporary(Builder *builder, guint index);

#endif
