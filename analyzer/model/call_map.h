/* A call map: the part of the call graph around some functions, to be drawn.
 *
 * Plain data. A CallMap owns everything it points to; call_map_free() lets go of all of it. */
#ifndef COROLINT_MODEL_CALL_MAP_H
#define COROLINT_MODEL_CALL_MAP_H

#include "model/finding.h"

typedef enum CallMapRole {
    CALL_MAP_PLAIN,
    CALL_MAP_COROUTINE,
    CALL_MAP_CALLBACK, /* runs on the event loop, and is no coroutine */
    CALL_MAP_BLOCK,    /* a blocking call, by the name of what is called */
} CallMapRole;

typedef struct CallMapNode {
    char *name;
    SourceRange range; /* of a function's name; of no file for a blocking call */
    CallMapRole role;
    const char *kind; /* of a blocking call: "lock", "io", …; a constant */
    gboolean asked;   /* it is what the map was asked for */
    gboolean blocks;  /* a function: it leads to a blocking call */
} CallMapNode;

typedef struct CallMapEdge {
    guint from;
    guint to;
    GArray *lines;     /* of guint: of the calls, ascending */
    gboolean shortest; /* it is part of a shortest way */
    gboolean answers;  /* what is called answers for itself: nothing is reported further up */
} CallMapEdge;

typedef struct CallMap {
    GPtrArray *nodes; /* of CallMapNode */
    GPtrArray *edges; /* of CallMapEdge */
    guint left_out;   /* functions there was no room for */
} CallMap;

CallMap *call_map_new(void);
void call_map_free(CallMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CallMap, call_map_free)

/* The edge between two nodes, added when it is not there yet. */
CallMapEdge *call_map_edge(CallMap *map, guint from, guint to);
void call_map_edge_add_line(CallMapEdge *edge, guint line);

#endif
