/* The flow graph of one function while it is being drawn.
 *
 * A Builder lives while one body is written down. Blocks are drafts until flow_finish() lays them
 * into the facts. There is always a current block; after a jump it is a fresh one that nothing
 * leads to, so code that cannot run is drawn too but not reached. */
#ifndef COROLINT_EXTRACT_FLOW_H
#define COROLINT_EXTRACT_FLOW_H

#include "extract/extraction.h"

typedef struct BlockDraft {
    GArray *actions; /* of FactsAction */
    GArray *edges;   /* of FactsEdge */
} BlockDraft;

/* Something that is destroyed when its scope ends. */
typedef struct ScopeEntry {
    FactsAction destroy;
    guint order; /* how many entries the builder had before */
} ScopeEntry;

typedef struct Scope {
    struct Scope *parent;
    GArray *entries; /* of ScopeEntry */
} Scope;

/* Where `break` and `continue` lead. */
typedef struct JumpTargets {
    guint break_block;
    guint continue_block; /* FACTS_BLOCK_EXIT in a switch outside of loops */
    Scope *scope;
    Scope *continue_scope;
} JumpTargets;

typedef struct SwitchFrame {
    FactsRow value;
    guint dispatch;
    guint otherwise; /* where it leads when no case fits */
    gboolean is_constant;
    gint64 number; /* of a constant */
    gboolean is_chosen;
} SwitchFrame;

/* A handler exceptions can reach from here. */
typedef struct Handler {
    guint block;
    Scope *scope;
} Handler;

typedef struct Builder {
    Extraction *extraction;
    Facts *facts;
    FactsRow function;
    struct Builder *parent;    /* of a lambda's body */
    GHashTable *locals;        /* CXCursor to row of variables: what is declared here */
    GHashTable *aliases;       /* row of variables to the place a reference stands for */
    GHashTable *capture_index; /* CXCursor to index + 1 */
    GArray *captures;          /* of FactsRow of values in the parent */
    gboolean captures_by_copy; /* [=] */
    GPtrArray *blocks;         /* of BlockDraft */
    guint current;
    guint32 next_action;
    Scope *scope;
    GPtrArray *scopes; /* owns every scope of the body */
    guint scope_entries;
    GArray *jumps;    /* of JumpTargets */
    GArray *switches; /* of SwitchFrame */
    GArray *handlers; /* of Handler */
    GArray *label_drafts;
    GArray *gotos;
    GArray *temporaries; /* of FactsAction: destroyed when the full expression ends */
    FactsAction forced;  /* range and macros to use in place of a cursor's own */
    gboolean is_forced;
} Builder;

void flow_start(Builder *builder, Extraction *extraction, FactsRow function, Builder *parent);
/* Lays the blocks into the facts and frees what the builder holds. */
void flow_finish(Builder *builder);

guint flow_new_block(Builder *builder);
void flow_continue_in(Builder *builder, guint block);
void flow_edge(Builder *builder, guint from, guint to, FactsRow condition, guint32 flags);
/* Leads from the current block to target; what follows is not reached from here. */
void flow_jump(Builder *builder, guint target);
/* From the current block to each handler an exception may reach, everything declared since then
 * destroyed. What is current afterwards is left open: end it, or continue elsewhere. */
void flow_lead_to_handlers(Builder *builder);
/* Nothing follows the current block. */
void flow_end(Builder *builder);

/* An action of a kind that stands at cursor (or where the builder is forced to see it). */
FactsAction flow_action(Builder *builder, FactsActionKind kind, CXCursor cursor);
/* Appends it to the current block, numbers it and returns its id. */
guint32 flow_emit(Builder *builder, FactsAction action);
/* The action with that id, wherever it stands in the graph; NULL when there is none. */
FactsAction *flow_find_action(Builder *builder, guint32 id);

/* From here on actions are seen at cursor, whatever their own place. Returns what to restore. */
typedef struct ForcedPlace {
    FactsAction forced;
    gboolean is_forced;
} ForcedPlace;
ForcedPlace flow_force_place(Builder *builder, CXCursor cursor);
void flow_restore_place(Builder *builder, ForcedPlace saved);

#endif
