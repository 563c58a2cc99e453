/* Statements: blocks and edges of the flow graph. */
#ifndef COROLINT_EXTRACT_STATEMENTS_H
#define COROLINT_EXTRACT_STATEMENTS_H

#include "extract/expressions.h"

void statements_emit(Builder *builder, CXCursor statement);
/* The statements of a compound one, in a scope of their own. */
void statements_compound(Builder *builder, CXCursor compound);
/* `({ … })`: its last statement's value. */
Operand statements_expression(Builder *builder, CXCursor expression);
void statements_throw(Builder *builder, CXCursor expression);
/* A full expression by itself: what it makes and nobody keeps dies with it. */
void statements_full_expression(Builder *builder, CXCursor expression);

/* loops.c */
void loops_while(Builder *builder, CXCursor statement);
void loops_do(Builder *builder, CXCursor statement);
void loops_for(Builder *builder, CXCursor statement);
void loops_for_range(Builder *builder, CXCursor statement);

/* branches.c */
void branches_if(Builder *builder, CXCursor statement);
void branches_switch(Builder *builder, CXCursor statement);
void branches_case(Builder *builder, CXCursor statement);
void branches_default(Builder *builder, CXCursor statement);
void branches_try(Builder *builder, CXCursor statement);

/* declarations.c */
void declarations_emit(Builder *builder, CXCursor declaration);
void declarations_parameters(Builder *builder, CXCursor function);
/* A temporary made since mark that a reference is bound to, directly or through `?:`, lives as long
 * as the reference. */
void declarations_keep_bound(Builder *builder, guint mark, FactsRow value);

#endif
