#include "model/facts_chains.h"

#include "model/facts_check.h"

/* What a place or value is made of was written down before it: its number is smaller. So one pass
 * tells how deep each goes. */

static gboolean places_end(const Facts *facts) {
    guint count = facts_count(facts, FACTS_TABLE_PLACES);
    g_autofree guint16 *depths = g_new0(guint16, count);
    for (FactsRow row = 1; row < count; row++) {
        FactsRow base = facts_place(facts, row)->base;
        if (base >= row || depths[base] >= FACTS_DEPTH_MOST)
            return FALSE;
        depths[row] = (guint16)(depths[base] + 1);
    }
    return TRUE;
}

typedef struct Depths {
    guint16 *of;      /* by row */
    FactsRow row;     /* the one that is looked at */
    guint16 deepest;  /* of its parts */
    gboolean forward; /* one of them comes later than itself */
} Depths;

static void add_part(Depths *depths, FactsRow part) {
    if (part >= depths->row)
        depths->forward = TRUE;
    else
        depths->deepest = MAX(depths->deepest, depths->of[part]);
}

static void add_parts(const Facts *facts, const FactsValue *value, Depths *depths) {
    if (value->kind == FACTS_VALUE_BINARY || value->kind == FACTS_VALUE_CHOICE ||
        value->kind == FACTS_VALUE_NOT) {
        add_part(depths, value->left);
        add_part(depths, value->right);
    }
    guint32 first = value->kind == FACTS_VALUE_OBJECT ? 1 : 0;
    guint32 step = value->kind == FACTS_VALUE_OBJECT ? 2 : 1;
    for (guint32 i = first; i < value->fields.count; i += step)
        add_part(depths, facts_word(facts, value->fields, i));
}

static gboolean values_end(const Facts *facts) {
    guint count = facts_count(facts, FACTS_TABLE_VALUES);
    g_autofree guint16 *of = g_new0(guint16, count);
    for (FactsRow row = 1; row < count; row++) {
        Depths depths = {of, row, 0, FALSE};
        add_parts(facts, facts_value(facts, row), &depths);
        if (depths.forward || depths.deepest >= FACTS_DEPTH_MOST)
            return FALSE;
        of[row] = (guint16)(depths.deepest + 1);
    }
    return TRUE;
}

/* Types and functions come in any order. Where each leads to one other at most, a walk that meets
 * what it has met itself goes round. */

typedef FactsRow (*NextRow)(const Facts *facts, FactsRow row);

static FactsRow next_pointee(const Facts *facts, FactsRow row) {
    return facts_type(facts, row)->pointee;
}

static FactsRow next_parent(const Facts *facts, FactsRow row) {
    return facts_function(facts, row)->parent;
}

static gboolean walks_end(const Facts *facts, FactsTable table, NextRow next) {
    guint count = facts_count(facts, table);
    g_autofree FactsRow *met_from = g_new0(FactsRow, count);
    for (FactsRow start = 1; start < count; start++) {
        FactsRow row = start;
        for (; row && !met_from[row]; row = next(facts, row))
            met_from[row] = start;
        if (row && met_from[row] == start)
            return FALSE;
    }
    return TRUE;
}

typedef enum BaseState {
    BASE_NEW,
    BASE_OPEN, /* what is above it is being looked at */
    BASE_DONE,
} BaseState;

static gboolean bases_end_above(const Facts *facts, FactsRow row, guint8 *states, guint depth) {
    if (states[row] == BASE_DONE)
        return TRUE;
    if (states[row] == BASE_OPEN || depth > FACTS_DEPTH_MOST)
        return FALSE;
    states[row] = BASE_OPEN;
    FactsSlice bases = facts_type(facts, row)->bases;
    for (guint32 i = 0; i < bases.count; i++)
        if (!bases_end_above(facts, facts_word(facts, bases, i), states, depth + 1))
            return FALSE;
    states[row] = BASE_DONE;
    return TRUE;
}

static gboolean bases_end(const Facts *facts) {
    guint count = facts_count(facts, FACTS_TABLE_TYPES);
    g_autofree guint8 *states = g_new0(guint8, count);
    for (FactsRow row = 1; row < count; row++)
        if (!bases_end_above(facts, row, states, 0))
            return FALSE;
    return TRUE;
}

gboolean facts_chains_end(const Facts *facts) {
    return places_end(facts) && values_end(facts) &&
           walks_end(facts, FACTS_TABLE_TYPES, next_pointee) &&
           walks_end(facts, FACTS_TABLE_FUNCTIONS, next_parent) && bases_end(facts);
}
