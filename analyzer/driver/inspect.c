#include "driver/inspect.h"

#include <stdio.h>
#include <unistd.h>

#include "infer/call_maps.h"
#include "infer/explain.h"
#include "report/graph.h"
#include "report/why.h"

static void release_explanation(gpointer data) {
    explanation_free(data);
}

/* Where several functions match, PATH says which are meant. */
static void keep_below_path(GPtrArray *matches, const Inputs *inputs) {
    guint below = 0;
    for (guint i = 0; i < matches->len; i++) {
        const FunctionMatch *match = g_ptr_array_index(matches, i);
        below += inputs_path_is_reported(inputs, match->range.file) ? 1 : 0;
    }
    for (guint i = matches->len; below > 0 && i-- > 0;) {
        const FunctionMatch *match = g_ptr_array_index(matches, i);
        if (!inputs_path_is_reported(inputs, match->range.file))
            g_ptr_array_remove_index(matches, i);
    }
}

static void set_unknown(const Options *options, const Program *program, GError **error) {
    const char *nearest = function_search_nearest(program, options->function);
    if (nearest)
        g_set_error(error, OPTIONS_ERROR, 0, "there is no function '%s'; did you mean '%s'?",
                    options->function, nearest);
    else
        g_set_error(error, OPTIONS_ERROR, 0, "there is no function '%s' in these files",
                    options->function);
}

static char *render_why(const Explainer *explainer, const GPtrArray *matches, gboolean color) {
    g_autoptr(GPtrArray) explanations = g_ptr_array_new_with_free_func(release_explanation);
    for (guint i = 0; i < matches->len; i++)
        g_ptr_array_add(explanations, explain_function(explainer, g_ptr_array_index(matches, i)));
    return why_render(explanations, color);
}

static char *render_graph(const Explainer *explainer, const GPtrArray *matches) {
    g_autoptr(CallMap) map = call_maps_draw(explainer, matches);
    return graph_render(map);
}

gboolean inspect(const Options *options, const Inputs *inputs, Inference *inference,
                 GError **error) {
    g_autoptr(GPtrArray) matches = function_search(inference->program, options->function);
    if (matches->len == 0) {
        set_unknown(options, inference->program, error);
        return FALSE;
    }
    keep_below_path(matches, inputs);
    g_autoptr(Explainer) explainer = explainer_new(inference, matches);
    gboolean color = !options->output && report_use_color(STDOUT_FILENO);
    g_autofree char *text = options->task == OPTIONS_WHY ? render_why(explainer, matches, color)
                                                         : render_graph(explainer, matches);
    return options->output ? report_put_file(text, options->output, error)
                           : report_put(text, stdout, error);
}
