/* Places: one row for each way of naming storage in a translation unit, so that equal rows are
 * equal places; and the variables they are rooted in. */
#ifndef COROLINT_EXTRACT_PLACES_H
#define COROLINT_EXTRACT_PLACES_H

#include "extract/flow.h"

FactsRow places_row(Extraction *extraction, FactsPlaceKind kind, FactsRow base, guint32 detail,
                    FactsRow type);
/* A place equal to no other. */
FactsRow places_unknown(Extraction *extraction);
FactsRow places_field(Extraction *extraction, FactsRow base, FactsRow field);
/* What a value points to. */
FactsRow places_pointed_to(Extraction *extraction, FactsRow value);
/* The storage a value of class type sits in. */
FactsRow places_of_object(Extraction *extraction, FactsRow value);

/* The place a variable names: a local, parameter, capture, static or global. References are
 * followed to what they stand for. */
FactsRow places_variable(Builder *builder, CXCursor variable);
/* The row of a global or static variable. */
FactsRow places_global_row(Builder *builder, CXCursor variable);
/* A new row of variables for a local or parameter declared here. */
FactsRow places_declare(Builder *builder, CXCursor variable, guint32 flags);

/* Notes that a local's value or address goes beyond what reads of it show. */
void places_note_write(Builder *builder, FactsRow place);
void places_note_address(Builder *builder, FactsRow place);

#endif
