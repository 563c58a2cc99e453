#include "report/graph.h"

#include <string.h>

#include "report/glyphs.h"
#include "report/paths.h"

#define LINES_SHOWN 3U

typedef struct GraphWriter {
    GString *out;
    ShownPaths paths;
} GraphWriter;

/* Within a string of DOT. */
static void add_quoted(GString *out, const char *text) {
    g_autofree char *shown = glyphs_of(text);
    for (const char *at = shown; *at; at++) {
        if (*at == '"' || *at == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *at);
    }
}

static const char *fill_color(const CallMapNode *node) {
    switch (node->role) {
    case CALL_MAP_COROUTINE:
        return "#cfe2ff";
    case CALL_MAP_CALLBACK:
        return "#e2d9f3";
    case CALL_MAP_BLOCK:
        return "#f8d7da";
    case CALL_MAP_PLAIN:
        return node->blocks ? "#fff3cd" : "#ffffff";
    }
    g_assert_not_reached();
}

static void write_label(GraphWriter *writer, const CallMapNode *node) {
    g_string_append(writer->out, "label=\"");
    add_quoted(writer->out, node->name);
    if (node->role == CALL_MAP_BLOCK) {
        g_string_append_printf(writer->out, "\\nblocking-%s\"", node->kind);
        return;
    }
    g_string_append(writer->out, "\\n");
    add_quoted(writer->out, shown_path(&writer->paths, node->range.file));
    g_string_append_printf(writer->out, ":%u\"", node->range.line);
}

static void write_node(GraphWriter *writer, guint index, const CallMapNode *node) {
    g_string_append_printf(writer->out, "    n%u [", index);
    write_label(writer, node);
    if (node->role == CALL_MAP_BLOCK)
        g_string_append(writer->out, ", shape=box, style=filled, color=\"#dc3545\"");
    g_string_append_printf(writer->out, ", fillcolor=\"%s\"", fill_color(node));
    if (node->asked)
        g_string_append(writer->out, ", penwidth=3");
    g_string_append(writer->out, "];\n");
}

static void write_lines(GraphWriter *writer, const GArray *lines) {
    g_string_append(writer->out, "label=\"");
    for (guint i = 0; i < lines->len && i < LINES_SHOWN; i++)
        g_string_append_printf(writer->out, "%s%u", i > 0 ? ", " : "",
                               g_array_index(lines, guint, i));
    g_string_append(writer->out, lines->len > LINES_SHOWN ? ", …\"" : "\"");
}

static void write_edge(GraphWriter *writer, const CallMapEdge *edge) {
    g_string_append_printf(writer->out, "    n%u -> n%u [", edge->from, edge->to);
    write_lines(writer, edge->lines);
    if (edge->shortest)
        g_string_append(writer->out, ", style=bold, penwidth=2.5");
    else if (edge->answers)
        g_string_append(writer->out, ", style=dashed");
    g_string_append(writer->out, "];\n");
}

static void write_head(GraphWriter *writer, const CallMap *map) {
    g_string_append(
        writer->out,
        "// What leads from the event loop to a function, and from there to blocking calls.\n"
        "// Blue: coroutines. Violet: callbacks. Yellow: plain functions that may block.\n"
        "// Red boxes: blocking calls. A number is the line of a call. Bold: the shortest ways.\n"
        "// Dashed: what is called runs on the event loop by itself and answers for itself.\n");
    if (map->left_out > 0)
        g_string_append_printf(writer->out, "// %u more function%s further away %s left out.\n",
                               map->left_out, map->left_out == 1 ? "" : "s",
                               map->left_out == 1 ? "is" : "are");
    g_string_append(writer->out,
                    "digraph corolint {\n"
                    "    rankdir=LR;\n"
                    "    node [shape=box, style=\"filled,rounded\", fontname=\"sans-serif\"];\n"
                    "    edge [fontname=\"sans-serif\", fontsize=10];\n");
}

char *graph_render(const CallMap *map) {
    GraphWriter writer = {.out = g_string_new(NULL)};
    shown_paths_init(&writer.paths);
    write_head(&writer, map);
    for (guint i = 0; i < map->nodes->len; i++)
        write_node(&writer, i, g_ptr_array_index(map->nodes, i));
    for (guint i = 0; i < map->edges->len; i++)
        write_edge(&writer, g_ptr_array_index(map->edges, i));
    g_string_append(writer.out, "}\n");
    shown_paths_clear(&writer.paths);
    return g_string_free(writer.out, FALSE);
}
