#include "infer/call_maps.h"

#include "infer/ways.h"

/* More than that nobody reads: functions above those asked about, and below. */
#define MOST_ABOVE 60U
#define MOST_BELOW 60U

typedef enum Chosen {
    CHOSEN_ABOVE = 1 << 0, /* leads to what was asked about */
    CHOSEN_BELOW = 1 << 1, /* is that, or below it: its blocking calls are drawn */
} Chosen;

typedef struct Drawing {
    const Explainer *explainer;
    const CallGraph *graph;
    GArray *asked;     /* nodes */
    guint8 *chosen;    /* by node */
    GArray *order;     /* nodes that are chosen, as they were met */
    GHashTable *bold;  /* edges and leaves of shortest ways, by call_key() */
    GHashTable *drawn; /* a text that says what it is to the map's node + 1 */
    CallMap *map;
} Drawing;

static const GraphNode *node_at(const Drawing *drawing, guint index) {
    return call_graph_node(drawing->graph, index);
}

static gint64 call_key(guint node, guint index, gboolean is_leaf) {
    return ((gint64)node << 32) | ((gint64)index << 1) | (is_leaf ? 1 : 0);
}

static void note_bold(Drawing *drawing, guint node, guint index, gboolean is_leaf) {
    gint64 key = call_key(node, index, is_leaf);
    g_hash_table_add(drawing->bold, g_memdup2(&key, sizeof key));
}

static gboolean is_bold(const Drawing *drawing, guint node, guint index, gboolean is_leaf) {
    gint64 key = call_key(node, index, is_leaf);
    return g_hash_table_contains(drawing->bold, &key);
}

static void choose(Drawing *drawing, guint node, Chosen how) {
    if (!drawing->chosen[node])
        g_array_append_val(drawing->order, node);
    drawing->chosen[node] |= (guint8)how;
}

static gboolean blocks(const GraphNode *node) {
    for (guint kind = 1; kind < KIND_COUNT; kind++)
        if (ways_lead_from(node, kind))
            return TRUE;
    return FALSE;
}

/* Choosing what is drawn. */

static void choose_way_here(Drawing *drawing, const GArray *approaches, const GArray *nodes) {
    guint node = 0;
    if (!explainer_nearest(approaches, nodes, &node))
        return;
    for (;;) {
        const Approach *approach = &g_array_index(approaches, Approach, node);
        choose(drawing, node, CHOSEN_ABOVE);
        if (approach->distance <= 1)
            return;
        note_bold(drawing, approach->from, approach->edge, FALSE);
        node = approach->from;
    }
}

static void choose_way_down(Drawing *drawing, guint node, guint kind, guint slot) {
    for (;;) {
        const GraphWay way = call_graph_way(node_at(drawing, node), kind, slot);
        choose(drawing, node, CHOSEN_BELOW);
        note_bold(drawing, node, way.index, way.is_leaf);
        if (way.is_leaf)
            return;
        node = call_graph_edge(node_at(drawing, node), way.index)->target;
        slot = way.slot;
    }
}

static void choose_ways_down(Drawing *drawing, const GArray *nodes) {
    for (guint kind = 1; kind < KIND_COUNT; kind++) {
        WayStart way = ways_best_start(drawing->graph, nodes, kind);
        if (way.found)
            choose_way_down(drawing, way.node, kind, way.slot);
    }
}

typedef struct Walk {
    Drawing *drawing;
    GHashTable *met;
    GArray *queue;
    Chosen how;
    guint room;
} Walk;

/* What there is no room for is walked through all the same, to be counted. */
static void walk_to(Walk *walk, guint node) {
    if (!g_hash_table_add(walk->met, GUINT_TO_POINTER(node + 1)))
        return;
    g_array_append_val(walk->queue, node);
    if (!walk->drawing->chosen[node] && walk->room == 0) {
        walk->drawing->map->left_out++;
        return;
    }
    walk->room -= walk->drawing->chosen[node] ? 0 : 1;
    choose(walk->drawing, node, walk->how);
}

static void walk_up_from(Walk *walk, guint node) {
    const Explainer *explainer = walk->drawing->explainer;
    const Callers *callers = &explainer->callers;
    for (guint i = callers->start[node]; i < callers->start[node + 1]; i++)
        if (explainer_is_on_loop(explainer, callers->all[i].node) ||
            !explainer_is_on_loop(explainer, node))
            walk_to(walk, callers->all[i].node);
}

static void walk_down_from(Walk *walk, guint node) {
    const GraphNode *known = node_at(walk->drawing, node);
    for (guint i = 0; i < known->edges->len; i++) {
        guint target = call_graph_edge(known, i)->target;
        if (blocks(node_at(walk->drawing, target)))
            walk_to(walk, target);
    }
}

static void walk(Drawing *drawing, Chosen how, guint room, void (*go_on)(Walk *, guint)) {
    Walk walk = {drawing, g_hash_table_new(NULL, NULL), g_array_new(FALSE, FALSE, sizeof(guint)),
                 how, room};
    for (guint i = 0; i < drawing->asked->len; i++)
        walk_to(&walk, g_array_index(drawing->asked, guint, i));
    for (guint i = 0; i < walk.queue->len; i++)
        go_on(&walk, g_array_index(walk.queue, guint, i));
    g_hash_table_unref(walk.met);
    g_array_unref(walk.queue);
}

/* Drawing it. */

static guint drawn_node(Drawing *drawing, char *key, const CallMapNode *node) {
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(drawing->drawn, key));
    if (known) {
        g_free(key);
        g_free(node->name);
        g_free(node->range.file);
        return known - 1;
    }
    g_ptr_array_add(drawing->map->nodes, g_memdup2(node, sizeof *node));
    g_hash_table_insert(drawing->drawn, key, GUINT_TO_POINTER(drawing->map->nodes->len));
    return drawing->map->nodes->len - 1;
}

static CallMapRole role_of(const GraphNode *node) {
    if (!node->root)
        return CALL_MAP_PLAIN;
    return node->root->role == LOOP_ROLE_COROUTINE ? CALL_MAP_COROUTINE : CALL_MAP_CALLBACK;
}

/* One for all nodes of a function: instantiations, and calls that give it other constants. */
static guint draw_function(Drawing *drawing, guint index) {
    const GraphNode *node = node_at(drawing, index);
    const Facts *facts =
        program_unit(drawing->explainer->inference->program, node->body.unit)->facts;
    CallMapNode drawn = {.name = g_strdup(call_graph_name(node)),
                         .range = call_graph_range(drawing->graph, node,
                                                   facts_function(facts, node->body.row)->range),
                         .role = role_of(node)};
    char *key = g_strdup_printf("%s:%u:%u %s", drawn.range.file, drawn.range.line,
                                drawn.range.column, drawn.name);
    guint place = drawn_node(drawing, key, &drawn);
    CallMapNode *known = g_ptr_array_index(drawing->map->nodes, place);
    known->blocks = known->blocks || blocks(node);
    for (guint i = 0; i < drawing->asked->len; i++)
        known->asked = known->asked || g_array_index(drawing->asked, guint, i) == index;
    return place;
}

static guint draw_block(Drawing *drawing, const GraphLeaf *leaf) {
    const char *name = leaf->name ? leaf->name : "something";
    const char *kind = catalog_block_kind_name(call_graph_block_kind(leaf->kind));
    CallMapNode drawn = {.name = g_strdup(name), .role = CALL_MAP_BLOCK, .kind = kind};
    return drawn_node(drawing, g_strdup_printf("%s %s", kind, name), &drawn);
}

static CallMapEdge *draw_edge(Drawing *drawing, guint from, guint to, FactsRange range) {
    CallMapEdge *edge = call_map_edge(drawing->map, from, to);
    call_map_edge_add_line(edge, range.line);
    return edge;
}

static void draw_calls(Drawing *drawing, guint index) {
    const GraphNode *node = node_at(drawing, index);
    guint from = draw_function(drawing, index);
    for (guint i = 0; i < node->edges->len; i++) {
        const GraphEdge *edge = call_graph_edge(node, i);
        if (!drawing->chosen[edge->target])
            continue;
        guint to = draw_function(drawing, edge->target);
        if (is_bold(drawing, index, i, FALSE))
            draw_edge(drawing, from, to, edge->range)->shortest = TRUE;
        else
            draw_edge(drawing, from, to, edge->range);
    }
    for (guint i = 0; drawing->chosen[index] & CHOSEN_BELOW && i < node->leaves->len; i++) {
        const GraphLeaf *leaf = call_graph_leaf(node, i);
        guint to = draw_block(drawing, leaf);
        CallMapEdge *edge = draw_edge(drawing, from, to, leaf->range);
        edge->shortest = edge->shortest || is_bold(drawing, index, i, TRUE);
    }
}

/* Calls of what runs on the loop by itself: made by what is drawn below, and of those asked. */
static void draw_loop_calls(Drawing *drawing, guint index) {
    const GraphNode *node = node_at(drawing, index);
    for (guint i = 0; i < node->loop_calls->len; i++) {
        const GraphLoopCall *call = &g_array_index(node->loop_calls, GraphLoopCall, i);
        guint root = 0;
        if (!explainer_root(drawing->explainer, call->body, &root))
            continue;
        gboolean from_below =
            drawing->chosen[index] & CHOSEN_BELOW && blocks(node_at(drawing, root));
        gboolean of_asked = FALSE;
        for (guint k = 0; k < drawing->asked->len; k++)
            of_asked = of_asked || g_array_index(drawing->asked, guint, k) == root;
        if (!from_below && (!of_asked || !explainer_is_on_loop(drawing->explainer, index)))
            continue;
        if (drawing->map->nodes->len >= MOST_ABOVE + MOST_BELOW && !drawing->chosen[index]) {
            drawing->map->left_out++;
            return;
        }
        guint from = draw_function(drawing, index);
        draw_edge(drawing, from, draw_function(drawing, root), call->range)->answers = TRUE;
    }
}

static void draw(Drawing *drawing) {
    for (guint i = 0; i < drawing->asked->len; i++)
        draw_function(drawing, g_array_index(drawing->asked, guint, i));
    for (guint i = 0; i < drawing->order->len; i++)
        draw_calls(drawing, g_array_index(drawing->order, guint, i));
    for (guint i = 0; i < call_graph_count(drawing->graph); i++)
        draw_loop_calls(drawing, i);
}

CallMap *call_maps_draw(const Explainer *explainer, const GPtrArray *matches) {
    Drawing drawing = {.explainer = explainer,
                       .graph = explainer->graph,
                       .asked = g_array_new(FALSE, FALSE, sizeof(guint)),
                       .chosen = g_new0(guint8, call_graph_count(explainer->graph) + 1),
                       .order = g_array_new(FALSE, FALSE, sizeof(guint)),
                       .bold = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                       .drawn = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                       .map = call_map_new()};
    for (guint i = 0; i < matches->len; i++) {
        g_autoptr(GArray) nodes = explainer_nodes(explainer, g_ptr_array_index(matches, i));
        choose_way_here(&drawing, explainer->from_loop, nodes);
        choose_ways_down(&drawing, nodes);
        g_array_append_vals(drawing.asked, nodes->data, nodes->len);
    }
    walk(&drawing, CHOSEN_ABOVE, MOST_ABOVE, walk_up_from);
    walk(&drawing, CHOSEN_BELOW, MOST_BELOW, walk_down_from);
    draw(&drawing);
    g_array_unref(drawing.asked);
    g_free(drawing.chosen);
    g_array_unref(drawing.order);
    g_hash_table_unref(drawing.bold);
    g_hash_table_unref(drawing.drawn);
    return drawing.map;
}
