/* What an action does according to the catalogs: which entry is about it, and whether its
 * conditions hold there. */
#ifndef COROLINT_INFER_EFFECTS_H
#define COROLINT_INFER_EFFECTS_H

#include "infer/view.h"

/* The entry that decides about a call, construction or destruction; NULL when nothing is known. */
const CatalogEntry *effects_entry(const View *view, const FactsAction *action);
/* The entry about the macro that brings an action of any kind about; NULL when there is none. */
const CatalogEntry *effects_macro_entry(const View *view, const FactsAction *action);
/* The first entry about it whatever its conditions: for questions that conditions ask. */
const CatalogEntry *effects_named_entry(const View *view, const FactsAction *action);
/* Whether the entry's `unless` lets the call off. */
gboolean effects_excused(const View *view, const FactsAction *action, const CatalogEntry *entry);
gboolean effects_never_returns(const View *view, const FactsAction *action);

/* The value a subject names at an action; 0 when there is none. */
FactsRow effects_subject_value(const View *view, const FactsAction *action,
                               const CatalogSubject *subject);
/* The place of a lock (or other object) a subject names: what its argument points or refers to, or
 * the pointer itself where that is all there is. 0 when neither is known. index counts through
 * `"arguments"`. */
FactsRow effects_subject_place(const View *view, const FactsAction *action,
                               const CatalogSubject *subject, guint index);
/* How many places a subject names: arguments, or one. */
guint effects_subject_count(const FactsAction *action, const CatalogSubject *subject);

/* The entry about a type, by itself, a typedef name or a base. */
const CatalogEntry *effects_type_entry(const View *view, FactsRow type);

/* Through pointers and references, to the class an expression is about; 0 for none. */
FactsRow effects_object_type(const View *view, FactsRow type);
/* An object's own type: its class, or, where a place tells more, the place's. */
FactsRow effects_receiver_type(const View *view, const FactsAction *action);
/* A type as the catalogs spell it. */
const char *effects_class_name(const View *view, FactsRow type);

/* The class of which an entry constructs or destroys an object at an action; 0 when that is
 * unknown. */
FactsRow effects_part_type(const View *view, const FactsAction *action, CatalogPart part);

/* The function a call runs, when that is certain; NULL through unknown pointers. */
const ProgramFunction *effects_callee(const View *view, const FactsAction *action);
/* What the callee is called in messages: its name as the catalogs spell it. NULL when unknown. */
const char *effects_callee_name(const View *view, const FactsAction *action);

#endif
