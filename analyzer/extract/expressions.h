/* Expressions: what evaluating one does, in order, and what comes of it. */
#ifndef COROLINT_EXTRACT_EXPRESSIONS_H
#define COROLINT_EXTRACT_EXPRESSIONS_H

#include "extract/flow.h"

/* What an expression yields: storage (row of places), or a value (row of values). */
typedef struct Operand {
    gboolean is_place;
    FactsRow row;
} Operand;

/* What becomes of the result. */
typedef enum UseKind {
    USE_VALUE,
    USE_DISCARDED,
    USE_INTO, /* it makes the object at `place` */
    USE_RETURNED,
    USE_OBJECT, /* a method is called on it, or a reference is bound to it for this expression */
} UseKind;

typedef struct Use {
    UseKind kind;
    FactsRow place;
} Use;

Operand operand_of_place(FactsRow place);
Operand operand_of_value(FactsRow value);

Operand expression_operand(Builder *builder, CXCursor expression, Use use);
/* The result as a value; reading storage is written down as a read. */
FactsRow expression_value(Builder *builder, CXCursor expression);
FactsRow expression_value_for(Builder *builder, CXCursor expression, Use use);
/* The storage it names; of a value of class type, where that sits. */
FactsRow expression_place(Builder *builder, CXCursor expression);
/* The address, for something that keeps a reference to it or points at it. */
FactsRow expression_address(Builder *builder, CXCursor expression);
void expression_discard(Builder *builder, CXCursor expression);
/* Turns what was found into a value. */
FactsRow expression_operand_value(Builder *builder, CXCursor expression, Operand operand);

/* Through parentheses, casts and wrappers. */
CXCursor expression_strip(Builder *builder, CXCursor expression);
/* All children of an expression that are expressions, evaluated for what they do. */
void expression_children(Builder *builder, CXCursor expression);

/* `a && b`, `!a`, `a == b` … as edges from the current block to one of two others. */
void condition_branch(Builder *builder, CXCursor condition, guint if_true, guint if_false);
/* The same for a condition that is a full expression: what it makes dies on both ways. */
void condition_branch_fully(Builder *builder, CXCursor condition, guint if_true, guint if_false);
/* The same where the condition is used as a value. */
FactsRow condition_value(Builder *builder, CXCursor expression);
/* `c ? a : b` and `a ?: b`. */
Operand condition_choice(Builder *builder, CXCursor expression, Use use);

/* operators.c */
Operand operators_unary(Builder *builder, CXCursor expression);
Operand operators_binary(Builder *builder, CXCursor expression, Use use);
Operand operators_compound(Builder *builder, CXCursor expression);

/* calls.c, objects.c */
Operand calls_operand(Builder *builder, CXCursor call, Use use);
/* The arguments of a call to `callee` (null when unknown), from `first` on, as words of values. */
FactsSlice calls_arguments(Builder *builder, CXCursor call, CXCursor callee, CXType type,
                           int first);
/* A call of which only the name called is known: the arguments are not. */
void calls_emit_named(Builder *builder, CXCursor callee);
Operand objects_construct(Builder *builder, CXCursor call, CXCursor constructor, Use use);
Operand objects_new(Builder *builder, CXCursor expression);
void objects_delete(Builder *builder, CXCursor expression);
/* A class prvalue that nothing holds on to dies with the full expression. */
void objects_note_temporary(Builder *builder, CXCursor expression, guint32 action, Use use);
Operand objects_call_result(Builder *builder, CXCursor call, guint32 action, Use use);

/* What the constructors of a class that nobody wrote do to one field of the object at `object`: `T
 * f = x;` in the class, or the default constructor of the field's class. 0 when nothing is done. */
FactsRow objects_make_field(Builder *builder, CXCursor field, FactsRow object);
/* A null cursor when none shows. */
CXCursor objects_default_constructor(CXCursor class);

/* conversions.c */
/* The value of an expression that initialises something of that type, made at place (0 when nothing
 * says where), with the conversion or copy that takes. */
FactsRow conversions_value(Builder *builder, CXCursor expression, CXType type, FactsRow place);

/* atomics.c */
gboolean atomics_is_operation(Builder *builder, Children children);
Operand atomics_operand(Builder *builder, CXCursor expression, Children children);

/* The constructor that copies (or moves) a class; a null cursor when none shows. */
CXCursor conversions_copy_constructor(CXType class, gboolean move);

/* initialisers.c */
/* The value of a list for something of that type, made at place (0 when nothing says where). */
FactsRow initialisers_value(Builder *builder, CXCursor list, CXType type, FactsRow place);
/* The same for a list that is an expression by itself. */
Operand initialisers_operand(Builder *builder, CXCursor list, Use use);

/* selections.c */
Operand selections_generic(Builder *builder, CXCursor expression, Use use);

/* coroutines.c */
gboolean coroutines_is_await(Builder *builder, CXCursor expression, Children children);
Operand coroutines_await(Builder *builder, CXCursor expression, Children children, Use use);

#endif
