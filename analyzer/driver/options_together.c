#include "driver/options_together.h"

/* The first option given that says something of findings; NULL for none. */
static const char *not_with_looking(const RawOptions *raw) {
    const struct {
        gboolean given;
        const char *name;
    } options[] = {{raw->verify, "--verify"},
                   {raw->format != NULL, "--format"},
                   {raw->why && raw->graph, "--graph"},
                   {raw->select != NULL, "--select"},
                   {raw->ignore != NULL, "--ignore"},
                   {raw->fail_on != NULL, "--fail-on"},
                   {raw->baseline != NULL, "--baseline"},
                   {raw->write_baseline != NULL, "--write-baseline"},
                   {raw->diff != NULL, "--diff"}};
    for (guint i = 0; i < G_N_ELEMENTS(options); i++)
        if (options[i].given)
            return options[i].name;
    return NULL;
}

static gboolean has_adoption(const RawOptions *raw) {
    return raw->baseline || raw->write_baseline || raw->diff;
}

static gboolean says_how_to_report(const RawOptions *raw) {
    return raw->verify || raw->format || raw->output || raw->why || raw->graph || raw->fail_on ||
           has_adoption(raw);
}

/* What prints something else than a report goes with no option that says how to print one. NULL
 * when all goes together. */
static const char *why_not_together(const RawOptions *raw) {
    const struct {
        gboolean wrong;
        const char *why;
    } rows[] = {
        {raw->verify && (raw->format || raw->output),
         "--verify writes no report: --format and -o do not go with it"},
        {raw->verify && has_adoption(raw),
         "--verify looks at all findings: --baseline, --write-baseline and --diff do not go with "
         "it"},
        {raw->init && raw->paths, "--init takes no PATH: it looks at the current directory"},
        {raw->lsp && (says_how_to_report(raw) || raw->stdin_file || raw->paths),
         "--lsp speaks with an editor and takes no paths, nor options about a report"},
        {raw->stdin_file && g_strcmp0(raw->diff, "-") == 0,
         "--stdin-filename and --diff - cannot both read standard input"},
        {raw->stdin_file && raw->verify,
         "--stdin-filename does not go with --verify, which reads files as they are"},
        {raw->stdin_file && !*raw->stdin_file, "--stdin-filename takes the name of a file"},
        {raw->config && raw->no_config, "--config does not go with --no-config"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].wrong)
            return rows[i].why;
    return NULL;
}

gboolean options_check_together(const RawOptions *raw, GError **error) {
    const char *why = why_not_together(raw);
    const char *looking = raw->why ? "--why" : raw->graph ? "--graph" : NULL;
    const char *other = looking ? not_with_looking(raw) : NULL;
    if (why)
        g_set_error_literal(error, OPTIONS_ERROR, 0, why);
    else if (other)
        g_set_error(error, OPTIONS_ERROR, 0, "%s does not go with %s", looking, other);
    return !why && !other;
}
