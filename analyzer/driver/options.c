#include "driver/options.h"

#include <string.h>

#include "driver/cache.h"
#include "driver/options_together.h"
#include "driver/worker_process.h"
#include "rules/rule.h"

#define JOBS_MAX 4096U
#define TIMEOUT_SECONDS 120U
#define TIMEOUT_SECONDS_MAX 1000000U

G_DEFINE_QUARK(corolint_options_error, options_error)

static void raw_clear(RawOptions *raw) {
    g_free(raw->build_dir);
    g_free(raw->jobs);
    g_free(raw->timeout);
    g_free(raw->cache_dir);
    g_free(raw->cache_size);
    g_free(raw->config);
    g_free(raw->print_config);
    g_strfreev(raw->select);
    g_strfreev(raw->ignore);
    g_free(raw->format);
    g_free(raw->output);
    g_free(raw->fail_on);
    g_free(raw->baseline);
    g_free(raw->write_baseline);
    g_free(raw->diff);
    g_free(raw->stdin_file);
    g_free(raw->why);
    g_free(raw->graph);
    g_free(raw->explain);
    g_strfreev(raw->paths);
}

void options_free(Options *options) {
    if (!options)
        return;
    g_strfreev(options->paths);
    g_strfreev(options->flags);
    g_free(options->build_dir);
    g_free(options->program);
    g_free(options->cache_dir);
    g_free(options->config);
    g_free(options->file);
    g_clear_pointer(&options->select, g_ptr_array_unref);
    g_clear_pointer(&options->ignore, g_ptr_array_unref);
    g_free(options->output);
    g_free(options->baseline);
    g_free(options->write_baseline);
    g_free(options->diff);
    g_free(options->rule);
    g_free(options->stdin_file);
    g_free(options->function);
    g_free(options->help);
    g_free(options);
}

static const Rule *known_rule(const char *name, GError **error) {
    const Rule *rule = rule_find(name);
    if (rule)
        return rule;
    const char *close = rule_nearest(name);
    if (close)
        g_set_error(error, OPTIONS_ERROR, 0, "there is no rule '%s'; did you mean '%s'?", name,
                    close);
    else
        g_set_error(error, OPTIONS_ERROR, 0,
                    "there is no rule '%s'; --list-rules shows the ones there are", name);
    return NULL;
}

/* "a,b" and repeated options alike. NULL with error when a name is no rule's. */
static GPtrArray *parse_rules(char **texts, GError **error) {
    GPtrArray *rules = g_ptr_array_new();
    for (; *texts; texts++) {
        /* An empty text would split into nothing, and select nothing without a word. */
        g_auto(GStrv) names = g_strsplit(**texts ? *texts : " ", ",", -1);
        for (guint i = 0; names[i]; i++) {
            const Rule *rule = known_rule(g_strstrip(names[i]), error);
            if (!rule) {
                g_ptr_array_unref(rules);
                return NULL;
            }
            g_ptr_array_add(rules, (gpointer)rule->id);
        }
    }
    return rules;
}

static gboolean parse_fail_on(const char *text, Options *options, GError **error) {
    options->fail_on = SEVERITY_WARNING;
    options->fail_never = text && strcmp(text, "never") == 0;
    if (!text || options->fail_never || severity_parse(text, &options->fail_on))
        return TRUE;
    g_set_error(error, OPTIONS_ERROR, 0, "--fail-on takes note, warning, error or never, not '%s'",
                text);
    return FALSE;
}

static gboolean parse_format(const char *text, Options *options, GError **error) {
    options->format = REPORT_TEXT;
    if (!text || report_format_parse(text, &options->format))
        return TRUE;
    g_autofree char *formats = report_format_list("or");
    g_set_error(error, OPTIONS_ERROR, 0, "--format takes %s, not '%s'", formats, text);
    return FALSE;
}

/* number keeps its value when the option was not given. */
static gboolean parse_number(const char *option, const char *text, guint most, guint *number,
                             GError **error) {
    guint64 value = 0;
    if (!text)
        return TRUE;
    if (g_ascii_string_to_unsigned(text, 10, 1, most, &value, NULL)) {
        *number = (guint)value;
        return TRUE;
    }
    g_set_error(error, OPTIONS_ERROR, 0, "%s takes a number from 1 to %u, not '%s'", option, most,
                text);
    return FALSE;
}

static gboolean parse_work(const RawOptions *raw, Options *options, GError **error) {
    options->timeout_seconds = TIMEOUT_SECONDS;
    return parse_number("--jobs", raw->jobs, JOBS_MAX, &options->jobs, error) &&
           parse_number("--timeout", raw->timeout, TIMEOUT_SECONDS_MAX, &options->timeout_seconds,
                        error);
}

/* Bytes, or with a letter behind the number: K, M, G or T, by 1024. FALSE for anything else. */
static gboolean parse_size(const char *text, guint64 *size) {
    static const char letters[] = "KMGT";
    char *rest = NULL;
    if (!g_ascii_isdigit(*text))
        return FALSE;
    guint64 number = g_ascii_strtoull(text, &rest, 10);
    const char *letter = *rest ? strchr(letters, g_ascii_toupper(*rest)) : NULL;
    if (*rest && (!letter || rest[1]))
        return FALSE;
    guint shift = letter ? 10 * (guint)(letter - letters + 1) : 0;
    *size = number << shift;
    return number > 0 && *size >> shift == number;
}

static gboolean parse_cache(RawOptions *raw, Options *options, GError **error) {
    options->no_cache = raw->no_cache;
    options->cache_dir = g_steal_pointer(&raw->cache_dir);
    options->cache_size = CACHE_LIMIT;
    if (raw->cache_size && !parse_size(raw->cache_size, &options->cache_size)) {
        g_set_error(error, OPTIONS_ERROR, 0,
                    "--cache-size takes a number of bytes from 1 on, or one with K, M, G or T, "
                    "not '%s'; --no-cache does without",
                    raw->cache_size);
        return FALSE;
    }
    const char *directory = options->cache_dir;
    if (!directory || (*directory && (g_file_test(directory, G_FILE_TEST_IS_DIR) ||
                                      !g_file_test(directory, G_FILE_TEST_EXISTS))))
        return TRUE;
    g_set_error(error, OPTIONS_ERROR, 0, "--cache-dir takes a directory, not '%s'", directory);
    return FALSE;
}

static gboolean parse_config(RawOptions *raw, Options *options, GError **error) {
    options->no_config = raw->no_config;
    options->config = g_steal_pointer(&raw->config);
    options->file = g_steal_pointer(&raw->print_config);
    const char *file = options->config;
    gboolean exists = file && g_file_test(file, G_FILE_TEST_EXISTS);
    if (!file || (exists && !g_file_test(file, G_FILE_TEST_IS_DIR)))
        return TRUE;
    g_set_error(error, OPTIONS_ERROR, 0, "--config takes a configuration file, not '%s': %s", file,
                exists ? "it is a directory" : "there is no such file");
    return FALSE;
}

static void pick_task(const RawOptions *raw, Options *options) {
    if (raw->help)
        options->task = OPTIONS_HELP;
    else if (raw->version)
        options->task = OPTIONS_VERSION;
    else if (raw->list_rules)
        options->task = OPTIONS_LIST_RULES;
    else if (raw->explain)
        options->task = OPTIONS_EXPLAIN;
    else if (raw->print_config)
        options->task = OPTIONS_PRINT_CONFIG;
    else if (raw->init)
        options->task = OPTIONS_INIT;
    else if (raw->why || raw->graph)
        options->task = raw->why ? OPTIONS_WHY : OPTIONS_GRAPH;
    else if (raw->lsp)
        options->task = OPTIONS_LSP;
    else
        options->task = raw->verify ? OPTIONS_VERIFY : OPTIONS_LINT;
}

static gboolean check(RawOptions *raw, Options *options, GError **error) {
    pick_task(raw, options);
    if (!options_check_together(raw, error))
        return FALSE;
    options->paths = g_steal_pointer(&raw->paths);
    if (raw->stdin_file && !options->paths) /* else nobody could tell what is asked about */
        options->paths = g_strdupv((char *[]){raw->stdin_file, NULL});
    options->build_dir = g_steal_pointer(&raw->build_dir);
    if (g_strcmp0(raw->output, "-") != 0) /* standard output, as for compilers */
        options->output = g_steal_pointer(&raw->output);
    options->baseline = g_steal_pointer(&raw->baseline);
    options->write_baseline = g_steal_pointer(&raw->write_baseline);
    options->diff = g_steal_pointer(&raw->diff);
    options->stdin_file = raw->stdin_file ? g_canonicalize_filename(raw->stdin_file, NULL) : NULL;
    options->function = g_strdup(raw->why ? raw->why : raw->graph);
    if (raw->explain) {
        const Rule *rule = known_rule(raw->explain, error);
        if (!rule)
            return FALSE;
        options->rule = g_strdup(rule->id);
    }
    if (raw->select && !(options->select = parse_rules(raw->select, error)))
        return FALSE;
    if (raw->ignore && !(options->ignore = parse_rules(raw->ignore, error)))
        return FALSE;
    return parse_work(raw, options, error) && parse_cache(raw, options, error) &&
           parse_config(raw, options, error) && parse_fail_on(raw->fail_on, options, error) &&
           parse_format(raw->format, options, error);
}

/* formats: what --help says of --format; it must live as long as the context. */
static GOptionContext *build_context(RawOptions *raw, const char *formats) {
    const GOptionEntry entries[] = {
        {"build", 'p', 0, G_OPTION_ARG_FILENAME, &raw->build_dir,
         "where compile_commands.json is (default: looked for upward from PATH, and in build*/ "
         "there)",
         "DIR"},
        {"jobs", 'j', 0, G_OPTION_ARG_STRING, &raw->jobs,
         "files parsed at once (default: as many as there are processors)", "N"},
        {"timeout", 0, 0, G_OPTION_ARG_STRING, &raw->timeout,
         "give up on a file after that time (default: 120)", "SECONDS"},
        {"no-cache", 0, 0, G_OPTION_ARG_NONE, &raw->no_cache,
         "parse every file, and keep nothing for the next run", NULL},
        {"cache-dir", 0, 0, G_OPTION_ARG_FILENAME, &raw->cache_dir,
         "keep there what was found out about unchanged files (default: corolint in the user's "
         "cache directory)",
         "DIR"},
        {"cache-size", 0, 0, G_OPTION_ARG_STRING, &raw->cache_size,
         "how large the cache may grow, in bytes or with K, M, G, T (default: 2G)", "SIZE"},
        {"config", 0, 0, G_OPTION_ARG_FILENAME, &raw->config,
         "the configuration of all files (default: of each, the nearest .corolint.json upward)",
         "FILE"},
        {"no-config", 0, 0, G_OPTION_ARG_NONE, &raw->no_config, "read no configuration", NULL},
        {"select", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->select, "report these rules only",
         "RULE,…"},
        {"ignore", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->ignore, "do not report these rules",
         "RULE,…"},
        {"format", 0, 0, G_OPTION_ARG_STRING, &raw->format, formats, "FMT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &raw->output, "write the report to FILE", "FILE"},
        {"fail-on", 0, 0, G_OPTION_ARG_STRING, &raw->fail_on,
         "the severity from which findings make the exit status 1: note, warning (default), error, "
         "never",
         "LEVEL"},
        {"baseline", 0, 0, G_OPTION_ARG_FILENAME, &raw->baseline,
         "report only what is not in the baseline FILE", "FILE"},
        {"write-baseline", 0, 0, G_OPTION_ARG_FILENAME, &raw->write_baseline,
         "write all findings to FILE, for --baseline", "FILE"},
        {"diff", 0, 0, G_OPTION_ARG_STRING, &raw->diff,
         "report only what lines bring in that have changed since a git revision, or by a patch on "
         "standard input (-)",
         "REV"},
        {"stdin-filename", 0, 0, G_OPTION_ARG_FILENAME, &raw->stdin_file,
         "read that file's text from standard input (an editor's unsaved buffer)", "PATH"},
        {"verify", 0, 0, G_OPTION_ARG_NONE, &raw->verify,
         "compare findings with '// expect: RULE[, RULE]' comments", NULL},
        {"why", 0, 0, G_OPTION_ARG_STRING, &raw->why,
         "tell why a function runs on the event loop, and why it may block: by name, "
         "pattern (cache_*) or FILE:LINE",
         "FUNCTION"},
        {"graph", 0, 0, G_OPTION_ARG_STRING, &raw->graph,
         "print that part of the call graph for Graphviz's dot", "FUNCTION"},
        {"print-config", 0, 0, G_OPTION_ARG_FILENAME, &raw->print_config,
         "print what applies to a file, and where each setting comes from", "FILE"},
        {"init", 0, 0, G_OPTION_ARG_NONE, &raw->init,
         "look at the code here and write a .corolint.json to start from", NULL},
        {"explain", 0, 0, G_OPTION_ARG_STRING, &raw->explain, "explain a rule at length", "RULE"},
        {"list-rules", 0, 0, G_OPTION_ARG_NONE, &raw->list_rules, "list the rules", NULL},
        {"lsp", 0, 0, G_OPTION_ARG_NONE, &raw->lsp,
         "serve an editor: the language server protocol over standard input and output", NULL},
        {"version", 0, 0, G_OPTION_ARG_NONE, &raw->version, "print the version", NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &raw->help, "print this help", NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &raw->paths, NULL, NULL},
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = g_option_context_new("[PATH…] [-- COMPILER FLAGS…]");
    g_option_context_set_summary(
        context,
        "Finds code that stalls an event loop: calls that block the thread inside C and C++\n"
        "coroutines and event-loop callbacks, and locks misused there.\n\n"
        "PATH: files or directories, or none for the whole compile database.");
    g_option_context_set_description(
        context, "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or\n"
                 "configuration, or a file could not be analysed fully.\n");
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    return context;
}

/* GOption wants the value of a short option on its own; everybody else also takes -j2. */
static void add_argument(GPtrArray *arguments, char *argument) {
    static char short_options[][3] = {"-j", "-o", "-p"};
    for (guint i = 0; i < G_N_ELEMENTS(short_options); i++) {
        if (!g_str_has_prefix(argument, short_options[i]) || !argument[2])
            continue;
        g_ptr_array_add(arguments, short_options[i]);
        g_ptr_array_add(arguments, argument + 2);
        return;
    }
    g_ptr_array_add(arguments, argument);
}

Options *options_parse(int argc, char **argv, GError **error) {
    g_autoptr(Options) options = g_new0(Options, 1);
    g_autoptr(GPtrArray) own = g_ptr_array_new();
    int index = 0;
    for (; index < argc && strcmp(argv[index], "--") != 0; index++)
        add_argument(own, argv[index]);
    g_ptr_array_add(own, NULL);
    options->program = worker_process_program(argv[0]);
    if (index < argc)
        options->flags = g_strdupv(argv + index + 1);
    RawOptions raw = {0};
    g_autofree char *formats = report_format_list("or");
    GOptionContext *context = build_context(&raw, formats);
    int own_count = (int)own->len - 1;
    char **own_arguments = (char **)own->pdata;
    gboolean parsed = g_option_context_parse(context, &own_count, &own_arguments, error) &&
                      check(&raw, options, error);
    if (parsed && options->task == OPTIONS_HELP)
        options->help = g_option_context_get_help(context, TRUE, NULL);
    g_option_context_free(context);
    raw_clear(&raw);
    return parsed ? g_steal_pointer(&options) : NULL;
}

static gboolean contains(const GPtrArray *rules, const char *rule) {
    for (guint i = 0; i < rules->len; i++)
        if (strcmp(g_ptr_array_index(rules, i), rule) == 0)
            return TRUE;
    return FALSE;
}

gboolean options_want_rule(const Options *options, const char *rule) {
    if (options->select && !contains(options->select, rule))
        return FALSE;
    return !options_ignores_rule(options, rule);
}

gboolean options_ignores_rule(const Options *options, const char *rule) {
    return options->ignore && contains(options->ignore, rule);
}
